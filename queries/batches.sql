-- title: What was taken in
-- why: Which inputs does the history rest on, when were they taken in, and which were taken back?
-- group: data quality
-- column: batch count  its number: 'outagedb batch show' and 'batch undo' take it
-- column: ingested_at time  when it was taken in
-- column: input text  the input as it was named
-- column: format text  the format it was read as; person: entered by hand
-- column: observed_at time  when the input was retrieved
-- column: read count  records in it
-- column: added count  those that were new
-- column: changed count  those that changed what was stored
-- column: unchanged count  those that said nothing new
-- column: rejected count  those that were refused
-- column: who text  whose word it is, where a person entered it
-- column: undone_at time  when it was taken back
SELECT b.id AS batch, b.ingested_at, b.input, b.format, b.observed_at, b.records_read AS read, b.added, b.changed,
  b.unchanged, b.rejected, b.who, b.undone_at
FROM batch b
ORDER BY b.id

-- title: Imports
-- why: Which inputs is the history built from, when was each imported, and which imports were undone?
-- group: data quality
-- column: batch count  number of the import, for 'outagedb batch show' and 'batch undo'
-- column: ingested_at time  time of the import
-- column: input text  input, as named
-- column: format text  input format; person for manual entries
-- column: observed_at time  time at which the input was retrieved
-- column: read count  records read
-- column: added count  records that were new
-- column: changed count  records that changed stored data
-- column: unchanged count  records that changed nothing
-- column: rejected count  records rejected
-- column: who text  author of a manual entry
-- column: undone_at time  time at which the import was undone
SELECT b.id AS batch, b.ingested_at, b.input, b.format, b.observed_at, b.records_read AS read, b.added, b.changed,
  b.unchanged, b.rejected, b.who, b.undone_at
FROM batch b
ORDER BY b.id

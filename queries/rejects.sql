-- title: Records that were refused
-- why: What could not be taken in, why, and how is it mended?
-- group: data quality
-- column: input text  the input it stood in
-- column: line count  its line
-- column: reason text  what is wrong
-- column: hint text  how to mend it
-- column: record text  the record, its first 200 characters
SELECT b.input, r.line, r.reason, r.hint, substr(CAST(r.record AS TEXT), 1, 200) AS record
FROM reject r JOIN batch b ON b.id = r.batch_id
ORDER BY r.batch_id, r.line, r.offset

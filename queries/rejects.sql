-- title: Rejected records
-- why: Which records could not be imported, why, and how can they be fixed?
-- group: data quality
-- column: input text  input that contains the record
-- column: line count  line in the input
-- column: reason text  why it was rejected
-- column: hint text  how to fix it
-- column: record text  first 200 characters of the record
SELECT b.input, r.line, r.reason, r.hint, substr(CAST(r.record AS TEXT), 1, 200) AS record
FROM reject r JOIN batch b ON b.id = r.batch_id
ORDER BY r.batch_id, r.line, r.offset

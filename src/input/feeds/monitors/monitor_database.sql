-- name: set_up_connection
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA query_only = ON;
PRAGMA temp_store = MEMORY;
PRAGMA ignore_check_constraints = ON

-- name: find_table
SELECT 1 FROM sqlite_schema
WHERE type = 'table' AND lower(name) = ? AND sql NOT LIKE 'CREATE VIRTUAL %'

-- name: set_up_connection
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA mmap_size = 0;
PRAGMA synchronous = FULL;
PRAGMA cell_size_check = ON

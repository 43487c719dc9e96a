-- name: declaration
CREATE TABLE x(label, from_at, until_at, first HIDDEN, last HIDDEN, unit HIDDEN, zone HIDDEN)

-- name: declaration
CREATE TABLE x(
  platform_id, other_id, common_h, down_h, other_down_h, both_down_h, chance_lo_h, chance_hi_h, shift_p, shared, other_shared,
  platforms HIDDEN, watched HIDDEN, down HIDDEN, from_at HIDDEN, until_at HIDDEN
)

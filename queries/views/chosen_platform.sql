-- chosen_platform(platform): the requested platforms, each once, however many of its names are given: from a JSON array of
-- names, as parameters of kind names are bound, or from one plain name; all platforms if the argument is NULL.
SELECT DISTINCT n.platform_id
FROM json_each(CASE WHEN substr(:platform, 1, 1) = '[' AND json_valid(:platform) THEN :platform ELSE json_array(:platform) END) j
CROSS JOIN platform_name n ON n.folded = name_fold(j.value)
UNION ALL SELECT id FROM platform WHERE :platform IS NULL

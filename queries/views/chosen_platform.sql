-- chosen_platform(platform): the platforms that are asked for, each once, however many of its names are given: those of a
-- JSON array of names, as a parameter of the kind names is bound, or of one plain name; all where the argument is NULL.
SELECT DISTINCT n.platform_id
FROM json_each(CASE WHEN substr(:platform, 1, 1) = '[' AND json_valid(:platform) THEN :platform ELSE json_array(:platform) END) j
CROSS JOIN platform_name n ON n.folded = name_fold(j.value)
UNION ALL SELECT id FROM platform WHERE :platform IS NULL

-- title: Stated times that cannot be right
-- why: Which times of which incidents were set aside, and what contradicts them?
-- group: data quality
-- param: platform text optional  one platform, by any of its names
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- column: platform text  the platform
-- column: key text  the incident's key at its source
-- column: source text  the source's name
-- column: title text  what the source calls it
-- column: started_min time_min  when it started, at the earliest
-- column: started_max time_max  at the latest
-- column: field text  the time that was set aside: it counts as unknown
-- column: stated text  what the source states
-- column: contradicts text  what that contradicts
SELECT p.name AS platform, i.key, s.name AS source, i.title, i.started_min, i.started_max,
  f.value ->> 'field' AS field, f.value ->> 'stated' AS stated, f.value ->> 'contradicts' AS contradicts
FROM incident i JOIN platform p ON p.id = i.platform_id JOIN source s ON s.id = i.source_id JOIN json_each(i.fault) f
WHERE i.fault IS NOT NULL
  AND i.platform_id IN (SELECT platform_id FROM platform_name WHERE folded = name_fold(:platform)
                        UNION ALL SELECT id FROM platform WHERE :platform IS NULL)
  AND coalesce(i.started_min < coalesce(:until, 9e15), 1) AND coalesce(i.started_max >= coalesce(:from, -9e15), 1)
ORDER BY p.name, i.started_max, i.key, f.key

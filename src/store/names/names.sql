-- name: platform_of_name
SELECT p.name
FROM platform_name n JOIN platform p ON p.id = n.platform_id
WHERE n.folded = ?1 AND p.id IS NOT (SELECT platform_id FROM platform_name WHERE folded = ?2)

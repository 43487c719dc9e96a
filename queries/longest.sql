-- title: The longest outages
-- why: Which outages lasted longest?
-- group: duration
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: limit integer optional  how many; 10 when left out
-- param: lang text optional  titles in that language come first, as en or ar
-- column: outage text  the outage's id, the same in every database that holds the same statements
-- column: platform text  the platform
-- column: severity text  the highest that a source states; "minor" is a degradation
-- column: started_min time_min  when it started, at the earliest
-- column: started_max time_max  at the latest
-- column: ended_min time_min  when it ended, at the earliest
-- column: ended_max time_max  at the latest; empty where the end is not known
-- column: duration_min_s seconds_min  how long it lasted, at least: by its start and end, or as a source states
-- column: duration_max_s seconds_max  at most; empty where neither the end is known nor a limit stated
-- column: ongoing count  1 where a source says that it goes on
-- column: peak_reports count  the largest number of user reports that a source or a series tells of it
-- column: peak_relation text  how the source puts that number: = >= <= ~
-- column: sources count  how many sources tell of it
-- column: regions text  regions that sources name
-- column: title text  what its earliest source calls it, in the language asked for where there is such a title
-- column: components text  parts that sources name
-- column: causes text  kinds of cause that sources claim, each with its standing, or the claim itself where it gives no kind
-- column: address text  where the title is found
-- column: note text  why cells are empty
SELECT outage, platform, severity, started_min, started_max, ended_min, ended_max, duration_min_s, duration_max_s, ongoing,
  peak_reports, peak_relation, sources, regions, title, components, causes, address, note
FROM outage_listing(:platform, :component, :region, :min_severity, :as_of, :from, :until, :lang)
WHERE earliest >= coalesce(:from, -9e15) AND started_max < coalesce(:until, 9e15)
ORDER BY duration_min_s DESC, duration_max_s DESC, outage
LIMIT coalesce(:limit, 10)

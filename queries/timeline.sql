-- title: Outages in chronological order
-- why: What happened when, in both time zones side by side?
-- group: frequency
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: lang text optional  prefer titles in this language, such as en or ar
-- column: outage text  outage id, the same in every database with the same statements
-- column: platform text  platform
-- column: severity text  highest severity stated by a source; minor is a degradation
-- column: started_min time_min  earliest possible start
-- column: started_max time_max  latest possible start
-- column: ended_min time_min  earliest possible end
-- column: ended_max time_max  latest possible end; empty if unknown
-- column: duration_min_s seconds_min  duration, at least: from start and end, or as stated by a source
-- column: duration_max_s seconds_max  duration, at most; empty if the end is unknown and no limit is stated
-- column: ongoing count  1 if a source states that it is ongoing
-- column: peak_reports count  largest number of user reports from a source or series
-- column: peak_relation text  relation to that number, as stated by the source: = >= <= ~
-- column: sources count  number of sources
-- column: regions text  regions named by sources
-- column: title text  title from the earliest source, in the requested language if available
-- column: components text  components named by sources
-- column: causes text  kinds of cause stated by sources, each with its standing, or the cause itself if no kind is given
-- column: address text  URL of the statement with the title
-- column: note text  why cells are empty
SELECT outage, platform, severity, started_min, started_max, ended_min, ended_max, duration_min_s, duration_max_s, ongoing,
  peak_reports, peak_relation, sources, regions, title, components, causes, address, note
FROM outage_listing(:platform, :component, :region, :min_severity, :as_of, :from, :until, :lang)
ORDER BY coalesce(started_max, 9e15), started_min, outage

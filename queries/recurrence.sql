-- title: How soon outages come back
-- why: How long is it quiet between the end of an outage and the start of the next, and how likely is another soon?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: tz zone optional  months, quarters and years are those of this zone; America/New_York when left out
-- param: by choice:platform|component|region|month|quarter|year optional  what stands side by side; platform when left out. By kind of cause: recurrence-by-cause
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: part text  the component or region, or the period in which the gap began, whenever it was over; "not certain" where it may have begun in either of several periods; empty by platform
-- column: outages count  outages of the window whose start is known to a day at least; by period those whose gap began in it
-- column: left_out count  outages whose start is not known to a day: they have no place in the order; empty by period
-- column: gaps_closed count  gaps (end of one to start of the next) observed from end to end
-- column: gaps_censored count  gaps cut off where observation breaks, the last one among them: it was quiet at least so long
-- column: unobserved count  outages that ended outside all coverage: nothing can be said of what came after
-- column: open_ends count  gaps after an outage whose end no source states: shares and burstiness take them from the last moment it was known to be down
-- column: gap_median_km_min_s seconds_min  median gap, Kaplan-Meier, at least; empty where it is not reached
-- column: gap_median_km_max_s seconds_max  at most
-- column: gap_median_km_lo_s seconds  lower 95 % limit of the median gap (of its lower bound), as R's survfit(conf.type = "log") gives it
-- column: gap_median_km_hi_s seconds  upper 95 % limit (of its upper bound); empty where the curve's upper limit stays above one half
-- column: gap_mean_min_s seconds_min  mean of the closed gaps, at least
-- column: gap_mean_max_s seconds_max  at most
-- column: cycle_mean_min_s seconds_min  mean time from start to next start over closed gaps (MTBF as the papers use it), at least
-- column: cycle_mean_max_s seconds_max  at most
-- column: mttf_s seconds  observed up-time divided by the outages that started under observation; empty by period: `frequency` has its rates
-- column: longest_gap_min_s seconds_min  the longest quiet stretch observed lasted at least
-- column: longest_gap_max_s seconds_max  at most; empty where it is still going on
-- column: quiet_s seconds  how long it has been quiet at as_of; empty where that time was not observed or the last end is not known, and by period
-- column: back_24h_share share  came back within 24 hours of the end (Kaplan-Meier)
-- column: back_7d_share share  within 7 days
-- column: back_30d_share share  within 30 days; empty beyond what the data reach
-- column: chance_30d_share share  chance of another within 30 days after being quiet for so long; empty where it cannot be estimated, and by period
-- column: chance_30d_lo_share share  lower 95 % limit of that chance: Kaplan-Meier of the gaps that were longer than quiet_s, limits as R's survfit(conf.type = "log"); empty where none of them ended by then, or all
-- column: chance_30d_hi_share share  upper limit
-- column: burstiness number  (sd - mean) / (sd + mean) of the closed gaps: -1 regular, 0 random, towards 1 in bursts
-- column: note text  why cells are empty, what the data are too few for, and whether coverage is assumed
SELECT platform, part, outages, left_out, gaps_closed, gaps_censored, unobserved, open_ends, gap_median_km_min_s,
  gap_median_km_max_s, gap_median_km_lo_s, gap_median_km_hi_s, gap_mean_min_s, gap_mean_max_s, cycle_mean_min_s,
  cycle_mean_max_s, mttf_s, longest_gap_min_s, longest_gap_max_s, quiet_s, back_24h_share, back_7d_share, back_30d_share,
  chance_30d_share, chance_30d_lo_share, chance_30d_hi_share, burstiness, note
FROM recurrence_until(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, :by, :coverage)
ORDER BY platform, part

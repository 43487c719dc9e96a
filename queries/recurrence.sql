-- title: Recurrence of outages
-- why: How long is it quiet between the end of an outage and the start of the next, and how likely is another one soon?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: tz zone optional  time zone of calendar periods [America/New_York]
-- param: by choice:platform|component|region|month|quarter|year optional  group by this [platform]; for kinds of cause, use recurrence-by-cause
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: part text  component or region, or the period in which the gap began, regardless of when it ended; "not certain" if it may have begun in one of several periods; empty by platform
-- column: outages count  outages in the window whose start is known at least to the day; by period, those whose gap began in it
-- column: left_out count  outages whose start is not known to the day and which therefore cannot be ordered; empty by period
-- column: gaps_closed count  gaps (end of one outage to start of the next) observed in full
-- column: gaps_censored count  gaps cut off where observation ends, the last one included: it was quiet for at least that long
-- column: unobserved count  outages that ended outside all coverage: nothing is known about the gap that followed
-- column: open_ends count  gaps after an outage whose end no source states: shares and burstiness measure them from the last moment known down
-- column: gap_median_km_min_s seconds_min  median gap (Kaplan-Meier), at least; empty if not reached
-- column: gap_median_km_max_s seconds_max  median gap, at most
-- column: gap_median_km_lo_s seconds  lower 95 % limit of the median gap (of its lower bound), as in R's survfit(conf.type = "log")
-- column: gap_median_km_hi_s seconds  upper 95 % limit (of its upper bound); empty if the upper limit of the curve stays above one half
-- column: gap_mean_min_s seconds_min  mean of the closed gaps, at least
-- column: gap_mean_max_s seconds_max  mean of the closed gaps, at most
-- column: cycle_mean_min_s seconds_min  mean time from start to next start over closed gaps (MTBF as used in the literature), at least
-- column: cycle_mean_max_s seconds_max  mean time from start to next start, at most
-- column: mttf_s seconds  observed uptime divided by the outages that started under observation; empty by period: 'frequency' has the rates
-- column: longest_gap_min_s seconds_min  longest quiet period observed, at least
-- column: longest_gap_max_s seconds_max  longest quiet period observed, at most; empty if it is still ongoing
-- column: quiet_s seconds  quiet time up to as_of; empty if that time was not observed or the last end is unknown, and by period
-- column: followed_24h count  outages followed by another within 24 hours of the end
-- column: observed_24h count  outages whose next 24 hours were observed, or that another followed: followed_24h is of these
-- column: followed_7d count  outages followed by another within 7 days
-- column: observed_7d count  outages whose next 7 days were observed, or that another followed
-- column: followed_30d count  outages followed by another within 30 days
-- column: observed_30d count  outages whose next 30 days were observed, or that another followed
-- column: back_24h_share share  share of outages followed by another within 24 hours of the end (Kaplan-Meier)
-- column: back_7d_share share  share followed by another within 7 days
-- column: back_30d_share share  share followed by another within 30 days; empty beyond the reach of the data
-- column: chance_30d_share share  chance of another outage within 30 days after a quiet time this long; empty if it cannot be estimated, and by period
-- column: chance_30d_lo_share share  lower 95 % limit of that chance: Kaplan-Meier of the gaps longer than quiet_s, limits as in R's survfit(conf.type = "log"); empty if none of them ended by then, or all did
-- column: chance_30d_hi_share share  upper 95 % limit of that chance
-- column: burstiness number  (sd - mean) / (sd + mean) of the closed gaps: -1 regular, 0 random, towards 1 in bursts
-- column: note text  why cells are empty, which figures have too little data, and whether coverage is assumed
SELECT platform, part, outages, left_out, gaps_closed, gaps_censored, unobserved, open_ends, gap_median_km_min_s,
  gap_median_km_max_s, gap_median_km_lo_s, gap_median_km_hi_s, gap_mean_min_s, gap_mean_max_s, cycle_mean_min_s,
  cycle_mean_max_s, mttf_s, longest_gap_min_s, longest_gap_max_s, quiet_s, followed_24h,
  observed_24h, followed_7d, observed_7d, followed_30d, observed_30d, back_24h_share, back_7d_share, back_30d_share,
  chance_30d_share, chance_30d_lo_share, chance_30d_hi_share, burstiness, note
FROM recurrence_until(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, :by, :coverage)
ORDER BY platform, part

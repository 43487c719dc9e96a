# What is told by whole hours (UTC): at what hours outages start, and which platforms are down in the same ones.

# The starts that are known exactly and were observed, by weekday and hour, against what observed time lets one expect.
starts_by_hour <- function(o, watched) {
  placed <- (o$started_min == o$started_max) %in% TRUE & covers(watched, o$started_max, o$started_max) %in% TRUE
  hour <- unlist(apply(watched, 1, function(w) floor(w[1] / 3600):(ceiling(w[2] / 3600) - 1), simplify = FALSE))
  if (is.null(hour)) return(NULL)
  stretch <- rep(seq_len(nrow(watched)), ceiling(watched[, 2] / 3600) - floor(watched[, 1] / 3600))
  seen <- pmin(3600 * (hour + 1), watched[stretch, 2]) - pmax(3600 * hour, watched[stretch, 1])
  class <- function(at) list(weekday = format(.POSIXct(at, tz = "UTC"), "%u"), hour = format(.POSIXct(at, tz = "UTC"), "%H"))
  cells <- aggregate(list(observed_s = seen), class(3600 * hour), sum)
  starts <- class(o$started_max[placed])
  cells$starts <- mapply(function(d, h) sum(starts$weekday == d & starts$hour == h), cells$weekday, cells$hour)
  cells$expected <- sum(placed) * cells$observed_s / sum(cells$observed_s)
  p <- function(by) chi_square(tapply(cells$starts, by, sum), tapply(cells$observed_s, by, sum))
  cbind(cells, left_out = sum(!placed), hours_p = p(cells$hour), weekdays_p = p(cells$weekday))
}

# Nothing where the expected numbers are too small for it (Cochran 1954).
chi_square <- function(starts, seconds) {
  expected <- sum(starts) * seconds / sum(seconds)
  if (length(starts) < 2 || any(expected < 1) || mean(expected >= 5) < 0.8) return(NA)
  chisq.test(starts, p = seconds / sum(seconds))$p.value
}

whole_hours <- function(a, b) if (a < b) a:(b - 1)

# Hours in which both were watched from end to end, and of those the ones in which each was down; then the one history
# turned against the other by every number of hours.
down_together <- function(one, two) {
  hours <- NULL
  for (i in seq_len(nrow(one$watched))) for (j in seq_len(nrow(two$watched))) {
    hours <- c(hours, whole_hours(ceiling(max(one$watched[i, 1], two$watched[j, 1]) / 3600),
                                  floor(min(one$watched[i, 2], two$watched[j, 2]) / 3600)))
  }
  hours <- sort(hours)
  n <- length(hours)
  a <- hours %in% one$hours
  b <- hours %in% two$hours
  both <- sum(a & b)
  turned <- if (n > 0) round(Re(fft(Conj(fft(a)) * fft(b), inverse = TRUE)) / n)  # [1] as they stand
  chance <- if (n > 1) quantile(turned[-1], c(0.025, 0.975), type = 1, names = FALSE) else c(NA, NA)
  expected <- if (any(a) && any(b)) sum(a) * sum(b) / n else NA
  data.frame(common_h = n, down_h = if (n > 0) sum(a) else NA, other_down_h = if (n > 0) sum(b) else NA,
             both_down_h = if (n > 0) both else NA, shared = meeting(one$outages, two$outages),
             other_shared = meeting(two$outages, one$outages), lift = both / expected, lift_chance_lo = chance[1] / expected,
             lift_chance_hi = chance[2] / expected, shift_p = if (is.na(expected)) NA else mean(turned >= both),
             jaccard_share = if (any(a | b)) both / sum(a | b) else NA)
}

certainly <- function(o) o[(o$started_max < o$ended_min) %in% TRUE, ]

hours_of <- function(o) {
  o <- certainly(o)
  unlist(Map(whole_hours, floor(o$started_max / 3600), ceiling(o$ended_min / 3600)))
}

# Of the first, those that overlap one of the others.
meeting <- function(o, others) {
  others <- certainly(others)
  o <- certainly(o)
  sum(vapply(seq_len(nrow(o)), function(i) any(others$started_max < o$ended_min[i] & others$ended_min > o$started_max[i]), NA))
}

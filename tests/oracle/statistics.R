# The statistics of one platform, from its outages (merge.R) and what was observed of it.

library(survival)

# Stretches as a matrix of two columns, each second once.
union_of <- function(from, until) {
  if (length(from) == 0) return(cbind(numeric(), numeric()))
  at <- order(from, until)
  from <- from[at]
  until <- until[at]
  fresh <- c(TRUE, from[-1] > cummax(until)[-length(until)])
  cbind(from[fresh], tapply(until, cumsum(fresh), max))
}

overlap <- function(stretches, from, until) {
  sum(pmax(0, pmin(stretches[, 2], until) - pmax(stretches[, 1], from)))
}

# Seconds in which both hold.
common <- function(a, b) {
  if (nrow(b) == 0) return(0)
  sum(vapply(seq_len(nrow(b)), function(i) overlap(a, b[i, 1], b[i, 2]), 0))
}

covers <- function(stretches, from, until) {
  vapply(seq_along(from), function(i) any(stretches[, 1] <= from[i] & until[i] < stretches[, 2]), NA)
}

down_of <- function(outages) {
  down <- which(outages$started_max < outages$ended_min)
  union_of(outages$started_max[down], outages$ended_min[down])
}

km <- function(time, closed) {
  if (length(time) == 0) return(NULL)
  survfit(Surv(time, closed) ~ 1, conf.type = "log")
}

# The estimate, the lower and the upper limit of the median. The low first probability keeps R from giving up at once
# where rounding leaves the curve a hair above one half.
km_median <- function(time, closed) {
  fit <- km(time, closed)
  if (is.null(fit)) return(c(NA, NA, NA))
  q <- quantile(fit, c(0.01, 0.5))
  unname(c(q$quantile[2], q$lower[2], q$upper[2]))
}

# Of what lies within bounds: the lesser and the greater of the medians of the lower bounds and of the upper. A median that
# is not reached is greater than any.
median_within <- function(lower, upper) {
  both <- c(lower[1], upper[1])
  c(if (all(is.na(both))) NA else min(both, na.rm = TRUE), max(both))
}

# S(t); nothing where the last observation was censored before t.
km_at <- function(time, closed, t) {
  if (is.na(t) || length(time) == 0) return(NA)
  fit <- km(time, closed)
  s <- summary(fit, times = t, extend = TRUE)$surv
  if (t > max(time) && s > 0) NA else s
}

rounded <- function(x) if (is.nan(x)) NA else floor(x + 0.5)

durations <- function(o) {
  o <- o[!is.na(o$started_max), ]
  if (nrow(o) == 0) return(NULL)
  closed <- !is.na(o$ended_max) & !is.na(o$duration_max)
  hi <- ifelse(closed, o$duration_max, o$duration_min)
  lower <- km_median(o$duration_min, closed)
  upper <- km_median(hi, closed)
  t7 <- function(x, p) if (all(closed)) unname(quantile(x, p, type = 7)) else NA
  total <- total_of(o)
  median <- median_within(lower, upper)
  data.frame(outages = nrow(o), closed = sum(closed), censored = sum(!closed), total_min_s = total[1], total_max_s = total[2],
             longest_min_s = max(o$duration_min), longest_max_s = max(o$duration_max),
             mean_min_s = rounded(mean(o$duration_min[closed])), mean_max_s = rounded(mean(o$duration_max[closed])),
             median_t7_min_s = t7(o$duration_min, 0.5), median_t7_max_s = t7(hi, 0.5),
             p90_t7_min_s = t7(o$duration_min, 0.9), p90_t7_max_s = t7(hi, 0.9),
             median_km_min_s = median[1], median_km_max_s = median[2], median_km_lo_s = lower[2], median_km_hi_s = upper[3])
}

# Durations add up where outages cannot overlap: at least and at most.
total_of <- function(o) {
  o <- o[order(o$earliest), ]
  over <- ifelse(is.na(o$ended_max), Inf, o$ended_max)
  fresh <- c(TRUE, o$earliest[-1] >= cummax(over)[-nrow(o)])
  sums <- vapply(split(o, cumsum(fresh)), function(x) {
    least <- max(seconds_of(down_of(x)), x$duration_min)
    most <- min(seconds_of(union_of(x$earliest, x$latest)), sum(x$duration_max))
    c(least, if (anyNA(x$duration_max)) NA else max(least, most))
  }, c(0, 0))
  rowSums(sums)
}

seconds_of <- function(stretches) sum(stretches[, 2] - stretches[, 1])

# The most downtime of [a, b) under observation: no more than in all of the stretches in which an outage may have been, and
# no more than all of them together, each as long as it lasted at most. Nothing where nothing limits one of them.
most_down <- function(o, watched, a, b) {
  o <- o[!(o$earliest >= b) %in% TRUE & o$latest > a, ]
  if (any(is.na(o$ended_max) & is.na(o$duration_max))) return(NA)
  o <- o[(o$earliest < o$latest) %in% TRUE, ]
  each <- vapply(seq_len(nrow(o)), function(i) {
    min(overlap(watched, max(a, o$earliest[i]), min(b, o$latest[i])), o$duration_max[i], na.rm = TRUE)
  }, 0)
  min(overlap_twice(watched, union_of(o$earliest, o$latest), a, b), sum(each))
}

# One row for each outage that has a place in the order, with the gap after it.
gaps_of <- function(o, watched, bridge_max) {
  o <- o[!is.na(o$started_max) & o$started_max - o$earliest <= bridge_max, ]
  n <- nrow(o)
  running <- function(x) { x[is.na(x)] <- -Inf; x <- cummax(x); ifelse(is.finite(x), x, NA) }
  g <- data.frame(earliest = o$earliest, started_max = o$started_max, down_min = running(ifelse(is.na(o$ended_min), o$earliest, o$ended_min)),
                  down_max = ifelse(running(o$ended_max) >= running(ifelse(is.na(o$ended_max), o$latest, o$ended_max)), running(o$ended_max), NA),
                  next_min = c(o$earliest[-1], NA)[seq_len(n)], next_max = c(o$started_max[-1], NA)[seq_len(n)])
  g$seen_until <- vapply(g$down_min, function(at) {
    inside <- which(watched[, 1] <= at & at < watched[, 2])
    if (length(inside) == 1) watched[inside, 2] else NA
  }, 0)
  g$quiet <- !(g$next_max <= g$down_min) %in% TRUE
  g$seen <- g$quiet & !is.na(g$seen_until)
  reached <- (g$next_max < g$seen_until) %in% TRUE
  g$closed <- reached & g$quiet
  until <- ifelse(reached, g$next_min, g$seen_until)
  g$lo <- pmax(0, until - ifelse(is.na(g$down_max), until, g$down_max))
  g$hi <- pmax(0, ifelse(reached, g$next_max, g$seen_until) - g$down_min)
  g$best <- ifelse(is.na(g$down_max), g$hi, (g$lo + g$hi) / 2)
  g$observed_start <- covers(watched, g$earliest, g$started_max)
  g
}

# Limits of the chance that a gap longer than all that came before `until` is over by then.
chance_limits <- function(longer, until) {
  if (nrow(longer) == 0) return(c(NA, NA))
  at <- summary(survfit(Surv(longer$best, longer$closed) ~ 1, conf.type = "log"), times = until, extend = TRUE)
  if (at$surv %in% c(0, 1) || until > max(longer$best)) c(NA, NA) else 1 - c(at$upper, at$lower)
}

recurrences <- function(o, g, watched, as_of) {
  s <- g[g$seen, ]
  last <- g[is.na(g$next_max), ]
  quiet <- if (nrow(last) == 1 && !is.na(last$down_max) && last$down_max <= as_of && isTRUE(last$seen_until >= as_of)) as_of - last$down_max else NA
  at <- function(t) km_at(s$best, s$closed, t)
  lower <- km_median(s$lo, s$closed)
  upper <- km_median(s$hi, s$closed)
  median <- median_within(lower, upper)
  x <- s$best[s$closed]
  spread <- sqrt(max(0, mean(x^2) - mean(x)^2))
  still <- at(quiet)
  limits <- chance_limits(s[s$best > quiet & !is.na(quiet), ], quiet + 2592000)
  data.frame(outages = nrow(g), gaps_closed = sum(g$closed), gaps_censored = sum(s$closed == FALSE),
             unobserved = sum(g$quiet & !g$seen), gap_median_km_min_s = median[1], gap_median_km_max_s = median[2],
             gap_median_km_lo_s = lower[2], gap_median_km_hi_s = upper[3],
             gap_mean_min_s = rounded(mean(s$lo[s$closed])), gap_mean_max_s = rounded(mean(s$hi[s$closed])),
             mttf_s = if (any(g$observed_start)) rounded(uptime_of(o, watched) / sum(g$observed_start)) else NA,
             quiet_s = quiet, back_24h_share = 1 - at(86400), back_7d_share = 1 - at(604800), back_30d_share = 1 - at(2592000),
             chance_30d_share = if (isTRUE(still > 0)) 1 - at(quiet + 2592000) / still else NA,
             chance_30d_lo_share = limits[1], chance_30d_hi_share = limits[2],
             burstiness = if (length(x) >= 5 && mean(x) > 0) (spread - mean(x)) / (spread + mean(x)) else NA)
}

uptime_of <- function(o, watched) sum(watched[, 2] - watched[, 1]) - common(watched, down_of(o))

# Index of dispersion of closed gaps, and the p of Moran's test.
dispersion_of <- function(g) {
  x <- g$best[g$closed]
  n <- length(x)
  if (n < 5) return(c(NA, NA))
  moran <- 2 * sum(log(mean(x) / x)) / (1 + (n + 1) / (6 * n))
  c(var(x) / mean(x)^2, pchisq(moran, n - 1, lower.tail = FALSE))
}

over_dispersed <- function(d) isTRUE(d[2] < 0.05) && d[1] > 1

# Rates of the months (UTC) in which some up-time was observed, and their limits: exact Poisson, or quasi-Poisson.
frequencies <- function(o, g, watched, months) {
  d <- dispersion_of(g)
  phi <- if (over_dispersed(d)) d[1] else 1
  down <- down_of(o)
  o <- o[!is.na(o$started_max), ]
  under <- covers(watched, o$earliest, o$started_max)
  one <- function(a, b) {
    n <- sum(under & o$earliest >= a & o$started_max < b)
    up <- (overlap(watched, a, b) - overlap_twice(watched, down, a, b)) / 2592000
    if (up <= 0) return(c(NA, NA, NA))
    lower <- if (n == 0) 0 else phi * qchisq(0.025, 2 * n / phi) / 2
    c(n, lower, phi * qchisq(0.975, 2 * n / phi + 2) / 2) / up
  }
  r <- t(mapply(one, months[-length(months)], months[-1]))
  rows <- data.frame(period = format(.POSIXct(months[-length(months)], tz = "UTC"), "%Y-%m"), rate_per_30d = r[, 1],
                     rate_lo_per_30d = r[, 2], rate_hi_per_30d = r[, 3], gap_dispersion = d[1], gap_dispersion_p = d[2])
  rows[!is.na(rows$rate_per_30d), ]
}

# All of it as one period, with the rate as frequencies() has it.
compared <- function(o, g, watched) {
  rate <- frequencies(o, g, watched, c(-Inf, Inf))
  if (nrow(rate) == 0) rate[1, ] <- NA
  watched_s <- sum(watched[, 2] - watched[, 1])
  started <- o[!is.na(o$started_max), ]
  closed <- started[!is.na(started$ended_max) & !is.na(started$duration_max), ]
  s <- g[g$seen, ]
  most <- most_down(o, watched, -Inf, Inf)
  median <- median_within(km_median(s$lo, s$closed), km_median(s$hi, s$closed))
  share <- function(seconds) if (watched_s > 0) seconds / watched_s else NA
  data.frame(outages = if (watched_s > 0 || nrow(started) > 0) nrow(started) else NA, observed_s = watched_s, rate[c("rate_per_30d", "rate_lo_per_30d", "rate_hi_per_30d")],
             mttr_min_s = rounded(mean(closed$duration_min)), mttr_max_s = rounded(mean(closed$duration_max)),
             downtime_lo_share = share(common(watched, down_of(o))), downtime_hi_share = share(most),
             gap_median_km_min_s = median[1], gap_median_km_max_s = median[2])
}

# Of the months (UTC) from the first to the last moment that anything is known of; of the first only what is after that.
availabilities <- function(o, watched, months, as_of) {
  first <- min(o$started_min, o$started_max[is.na(o$started_min)], watched[, 1], na.rm = TRUE)
  sure <- down_of(o)
  one <- function(month, b) {
    a <- max(month, first)
    seen <- overlap(watched, a, b)
    lo <- if (seen > 0) overlap_twice(watched, sure, a, b) else NA
    hi <- if (seen > 0) most_down(o, watched, a, b) else NA
    near <- isTRUE(hi - lo <= (hi + lo) / 20)
    c(min(1, seen / (b - a)), lo, hi, 1 - hi / seen, if (near) 1 - (lo + hi) / 2 / seen else NA, 1 - lo / seen)
  }
  known <- which(months[-1] > first & months[-length(months)] < as_of)
  r <- t(mapply(one, months[known], months[known + 1]))
  colnames(r) <- c("observed_share", "downtime_min_s", "downtime_max_s", "availability_lo_share", "availability_share", "availability_hi_share")
  data.frame(period = format(.POSIXct(months[known], tz = "UTC"), "%Y-%m"), r)
}

overlap_twice <- function(a, b, from, until) {
  clip <- function(x) {
    x <- cbind(pmax(x[, 1], from), pmin(x[, 2], until))
    x[x[, 1] < x[, 2], , drop = FALSE]
  }
  common(clip(a), clip(b))
}

# Laplace, Lewis-Robinson and Crow-AMSAA on the clock of observed up-time.
trends <- function(o, g, watched) {
  d <- dispersion_of(g)
  down <- down_of(o)
  at <- ((g$earliest + g$started_max) / 2)[g$observed_start]
  total <- uptime_of(o, watched)
  result <- data.frame(outages = length(at), observed_uptime_s = total, gaps_closed = sum(g$closed), gap_dispersion = d[1],
                       gap_dispersion_p = d[2], laplace_u = NA, laplace_p = NA, lewis_robinson_u = NA, lewis_robinson_p = NA,
                       beta = NA, beta_lo = NA, beta_hi = NA, lambda = NA, cramer_von_mises = NA)
  if (sum(g$closed) < 5) return(result)
  t <- sort(vapply(at, function(s) overlap(watched, -Inf, s) - overlap_twice(watched, down, -Inf, s), 0)) / 86400
  total <- total / 86400
  n <- length(t)
  result$laplace_u <- (sum(t) - n * total / 2) / (total * sqrt(n / 12))
  result$laplace_p <- 2 * pnorm(-abs(result$laplace_u))
  if (over_dispersed(d)) {
    result$lewis_robinson_u <- result$laplace_u / sqrt(d[1])
    result$lewis_robinson_p <- 2 * pnorm(-abs(result$lewis_robinson_u))
  }
  if (t[1] == 0) return(result)
  b <- n / sum(log(total / t))
  result$beta <- b
  result[c("beta_lo", "beta_hi")] <- b * qchisq(c(0.025, 0.975), 2 * n) / (2 * n)
  result$lambda <- n / total^b
  result$cramer_von_mises <- 1 / (12 * n) + sum(((t / total)^(b * (n - 1) / n) - (2 * seq_len(n) - 1) / (2 * n))^2)
  result
}

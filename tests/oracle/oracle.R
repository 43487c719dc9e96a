# Rscript oracle.R FOLDER: reads FOLDER/incidents.csv, coverage.csv, chosen.csv and settings.csv, raw as they are in the
# database, and writes for each query of `check` a file with what it should say.

folder <- commandArgs(trailingOnly = TRUE)[1]
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "merge.R"))
source(file.path(here, "assumed.R"))
source(file.path(here, "statistics.R"))
source(file.path(here, "hours.R"))

read <- function(name) {
  rows <- read.csv(file.path(folder, name), stringsAsFactors = FALSE, na.strings = "")
  text <- names(rows) %in% c("platform", "kind", "severity", "source_kind", "source_name", "basis")
  rows[!text] <- lapply(rows[!text], as.numeric)  # two times do not add up to an integer
  rows
}
write <- function(rows, name) {
  if (is.null(rows)) return(invisible(file.create(file.path(folder, name))))
  numbers <- vapply(rows, is.numeric, NA)
  rows[numbers] <- lapply(rows[numbers], function(x) ifelse(is.na(x), NA, sprintf("%.17g", x)))
  write.csv(rows, file.path(folder, name), row.names = FALSE, na = "", quote = FALSE)
}

incidents <- read("incidents.csv")
stated <- match(incidents$severity, c("minor", NA, "major", "critical"))
incidents$severity <- ifelse(is.na(incidents$severity) & incidents$kind == "degradation", 1, stated)
coverage <- read("coverage.csv")
settings <- read("settings.csv")
as_of <- settings$as_of
bridge_max <- settings$bridge_max
first <- as.POSIXlt(.POSIXct(min(incidents$started_min, incidents$started_max, coverage$from_at[coverage$basis != "none"], na.rm = TRUE), tz = "UTC"))
months <- as.numeric(seq(as.POSIXct(sprintf("%d-%02d-01", first$year + 1900, first$mon + 1), tz = "UTC"),
                         .POSIXct(as_of, tz = "UTC") + 32 * 86400, by = "month"))

found <- all_watched <- list()
for (platform in sort(unique(c(incidents$platform, coverage$platform)))) {
  told <- incidents[incidents$platform == platform, ]
  c <- coverage[coverage$platform == platform, ]
  a <- assumed_of(told, c, bridge_max, settings$retrieved)
  from <- c(c$from_at[c$basis != "none"], a[, 1])
  until <- c(c$until_at[c$basis != "none"], a[, 2])
  watched <- union_of(from[from < as_of], pmin(until[from < as_of], as_of))
  if (nrow(watched) > 0) all_watched[[platform]] <- watched
  o <- outages_of(told, bridge_max, as_of, settings$retrieved)
  if (is.null(o)) next
  g <- gaps_of(o, watched, bridge_max)
  found[[platform]] <- list(outages = o, hours = hours_of(o), watched = watched, start = ((g$earliest + g$started_max) / 2)[g$observed_start],
                            duration = durations(o), frequency = frequencies(o, g, watched, months),
                            recurrence = if (nrow(g)) recurrences(o, g, watched, as_of),
                            trend = if (nrow(g)) trends(o, g, watched),
                            availability = availabilities(o, watched, months, as_of), compare = compared(o, g, watched))
}

together <- function(name) {
  rows <- lapply(names(found), function(p) if (NROW(found[[p]][[name]]) > 0) cbind(platform = p, found[[p]][[name]]))
  do.call(rbind, rows)
}
for (name in c("duration", "recurrence", "frequency", "availability", "compare")) write(together(name), paste0(name, ".csv"))

trend <- together("trend")
counts <- ifelse(is.na(trend$lewis_robinson_p), trend$laplace_p, trend$lewis_robinson_p)
trend$p_holm <- p.adjust(counts, "holm")
write(trend, "trend.csv")

chosen <- intersect(read("chosen.csv")$platform, names(found))
write(do.call(rbind, lapply(chosen, function(p) cbind(platform = p, starts_by_hour(found[[p]]$outages, found[[p]]$watched)))), "hours.csv")
pairs <- t(combn(sort(names(found), method = "radix"), min(2, length(found))))
pairs <- pairs[pairs[, 1] %in% chosen | pairs[, ncol(pairs)] %in% chosen, , drop = FALSE]
write(do.call(rbind, lapply(if (ncol(pairs) == 2) seq_len(nrow(pairs)), function(i) {
  cbind(platform = pairs[i, 1], other = pairs[i, 2], down_together(found[[pairs[i, 1]]], found[[pairs[i, 2]]]))
})), "co-occurrence.csv")

# The mean cumulative function of all platforms, and its variance: for each platform the sum of what it had more than the
# mean, over the number observed then; squared, and summed over platforms.
starts <- lapply(names(all_watched), function(p) found[[p]]$start)
at <- sort(unique(unlist(starts)))
if (length(at) > 0) {
  observed <- sapply(all_watched, function(w) rowSums(outer(at, w[, 1], ">=") & outer(at, w[, 2], "<")) > 0)
  own <- sapply(starts, function(s) tabulate(match(s, at), length(at)))
  dim(observed) <- dim(own) <- c(length(at), length(starts))
  y <- rowSums(observed)
  mean <- rowSums(own) / y
  excess <- apply(observed * (own - mean) / y, 2, cumsum)
  dim(excess) <- dim(own)
  variance <- ifelse(cummin(y) >= 2, rowSums(excess^2), NA)
  m <- cumsum(mean)
  wide <- qnorm(0.975) * sqrt(variance) / m
  write(data.frame(at = floor(at + 0.5), outages = rowSums(own), platforms_observed = y, mean_outages = m,
                   mean_outages_lo = m * exp(-wide), mean_outages_hi = m * exp(wide), mean_outages_variance = variance),
        "cumulative.csv")
}

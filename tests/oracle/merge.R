# From what sources say to what happened, once: the merging of docs/architecture.md and src/outages/merge.hpp, written
# anew. Incidents are rows with source, started_min … duration_max, severity; in the order of their natural keys.

has_core <- function(m) !is.na(m$started_max) & !is.na(m$ended_min) & m$started_max <= m$ended_min

touch <- function(m, i, j) m$started_max[i] <= m$ended_min[j] & m$started_max[j] <= m$ended_min[i]

# Labels: the same for incidents that are one for certain.
certain_clusters <- function(m, bridge_max) {
  label <- seq_len(nrow(m))
  core <- has_core(m)
  long <- core & m$ended_min - m$started_max > bridge_max
  short <- which(core & !long)
  reach <- -Inf
  last <- NA
  for (i in short[order(m$started_max[short])]) {
    if (m$started_max[i] <= reach) label[i] <- label[last] else reach <- -Inf
    reach <- max(reach, m$ended_min[i])
    last <- i
  }
  place_long(m, label, short, which(long))
}

# A core longer than bridge_max joins a cluster if it touches that one only, and never two of them.
place_long <- function(m, label, short, long) {
  long <- long[order(m$ended_min[long] - m$started_max[long])]
  fitting <- function(i, short, placed) {
    of_long <- Filter(function(c) {
      inside <- which(label == c)
      all(inside %in% long & touch(m, i, inside))
    }, unique(label[placed]))
    unique(c(label[short[touch(m, i, short)]], of_long))
  }
  placed <- left <- integer()
  for (i in long) {
    found <- fitting(i, short, placed)
    if (length(found) == 1) label[label == label[i]] <- found
    if (length(found) > 1) left <- c(left, i) else placed <- c(placed, i)
  }
  joined <- integer()
  for (i in left) {
    found <- fitting(i, integer(), joined)
    if (length(found) == 1) label[label == label[i]] <- found
    joined <- c(joined, i)
  }
  label
}

extent <- function(m) {
  all <- c(m$started_min, m$started_max, m$ended_min, m$ended_max)
  if (all(is.na(all))) c(Inf, -Inf) else range(all, na.rm = TRUE)
}

# What is known best is placed first.
by_vagueness <- function(m, clusters, bridge_max) {
  key <- t(sapply(clusters, function(c) {
    x <- m[c, ]
    unknown <- min(is.na(x$started_min) + is.na(x$started_max) + is.na(x$ended_min) + is.na(x$ended_max))
    width <- diff(extent(x))
    if (width < 0) width <- Inf
    c(!any(has_core(x)), if (width > bridge_max) width else 0, unknown, width, c[1])
  }))
  clusters[order(key[, 1], key[, 2], key[, 3], key[, 4], key[, 5])]
}

# Clusters that fit exactly one outage probably belong to it: a list of anchors, each with its certain and probable members.
place <- function(m, bridge_max) {
  label <- certain_clusters(m, bridge_max)
  anchors <- list()
  shares <- function(a, b) any(m$source[a] != 0 & m$source[a] %in% m$source[b])
  minor <- function(c) all(m$severity[c] == 1)
  for (c in by_vagueness(m, unname(split(seq_along(label), label)), bridge_max)) {
    x <- m[c, ]
    stated <- extent(x)
    fitting <- integer()
    if (!all(x$started_min == x$started_max & x$ended_min == x$ended_max) %in% TRUE) {
      fitting <- which(vapply(anchors, function(a) stated[1] <= a$extent[2] && a$extent[1] <= stated[2] &&
                                !shares(c, a$certain) && !any(vapply(a$probable, shares, NA, b = c)), NA))
      degraded <- vapply(anchors[fitting], function(a) minor(a$certain), NA)
      if (!minor(c) && !all(degraded)) fitting <- fitting[!degraded]
    }
    if (length(fitting) == 1) {
      a <- anchors[[fitting]]
      a$probable <- c(a$probable, list(c))
      a$extent <- range(a$extent, stated)
      anchors[[fitting]] <- a
    } else {
      anchors <- c(anchors, list(list(certain = c, probable = list(), extent = stated)))
    }
  }
  anchors
}

# The bounds among which one holds no narrower one of another member.
telling <- function(lo, hi) {
  vapply(seq_along(lo), function(i) {
    narrower <- !is.na(lo) & !is.na(hi) & (lo != lo[i] | hi != hi[i]) & lo[i] <= lo & hi <= hi[i]
    is.na(lo[i]) || is.na(hi[i]) || !any(narrower)
  }, NA)
}

least <- function(x) if (all(is.na(x))) NA else min(x, na.rm = TRUE)
most <- function(x) if (all(is.na(x))) NA else max(x, na.rm = TRUE)

# The earliest stated start and the latest stated end of its certain members.
outage_of <- function(m, anchor) {
  x <- m[anchor$certain, ]
  o <- list(severity = max(m$severity[c(anchor$certain, unlist(anchor$probable))]),
            started_min = least(x$started_min[telling(x$started_min, x$started_max)]), started_max = least(x$started_max),
            ended_min = most(x$ended_min), ended_max = most(x$ended_max[telling(x$ended_min, x$ended_max)]))
  if (isTRUE(o$started_max < o$started_min)) o$started_min <- NA
  if (isTRUE(o$ended_max < o$ended_min)) o$ended_max <- NA
  o$duration_min <- max(0, most(c(x$duration_min, o$ended_min - o$started_max)), na.rm = TRUE)
  # Only what does not contradict the least limits the most; what a member states holds before the end is known too.
  limits <- function(most) least(most[most >= o$duration_min])
  o$duration_max <- limits(c(o$ended_max - o$started_min, x$duration_max))
  o$stated_min <- most(x$duration_min)
  o$stated_max <- limits(x$duration_max)
  o$goes_on <- is.na(o$ended_max) && any(x$ongoing == 1)
  unlist(o)
}

# What is known at as_of of the outages that are more than degradations.
outages_of <- function(incidents, bridge_max, as_of, retrieved) {
  m <- incidents[incidents$kind %in% c("outage", "degradation"), ]
  if (nrow(m) == 0) return(NULL)
  o <- as.data.frame(do.call(rbind, lapply(place(m, bridge_max), outage_of, m = m)))
  o$earliest <- ifelse(is.na(o$started_min), o$started_max - bridge_max, o$started_min)
  o <- o[o$severity >= 2 & !(o$earliest > as_of) %in% TRUE, ]
  if (nrow(o) == 0) return(NULL)
  # An end that nobody states is at most so far away, unless it is said to go on.
  known <- pmax(o$ended_min, o$started_max, na.rm = TRUE)
  o$latest <- ifelse(!is.na(o$ended_max), o$ended_max, ifelse(o$goes_on | is.na(known), Inf, known + bridge_max))
  o$ended_min <- pmin(o$ended_min, as_of)
  open <- is.na(o$ended_max) | o$ended_max > as_of
  o$ended_max[open] <- NA
  # Before the statement was made no more time had passed than since the latest start.
  stated <- if (retrieved <= as_of) o$stated_min else ifelse(is.na(o$started_max), NA, pmin(o$stated_min, pmax(0, as_of - o$started_max)))
  o$duration_min[open] <- pmax(0, o$ended_min - o$started_max, stated, na.rm = TRUE)[open]
  o$duration_max[open] <- o$stated_max[open]
  o[order(o$started_max, o$started_min, na.last = FALSE), ]
}

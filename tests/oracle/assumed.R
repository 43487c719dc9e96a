# The coverage that can be assumed of the lists that sources keep: docs/queries.md, written anew. From the end of the first
# incident of a list that is over to the start of the last, or to the retrieval of a status page or monitor, of which all
# random histories have one; without what a person says was not monitored. Incidents are those of one platform.

lists_everything <- function(kind) kind %in% c("status_page", "monitor")

# A log is the only one of its input that does not say what kind of source it is; all of a history is one input. In the random
# histories The News alone says that it is a publisher.
says_no_kind <- function(x) x$source_kind == "publisher" & x$source_name != "The News"

keeps_list <- function(x, publishers) {
  lists_everything(x$source_kind[1]) || says_no_kind(x)[1] && publishers == 1 && (x$source_name[1] != "unnamed" || nrow(x) >= 3)
}

list_span <- function(x, bridge_max, retrieved) {
  whole <- lists_everything(x$source_kind[1])
  x <- x[x$kind %in% c("outage", "degradation") & !is.na(x$started_max), ]
  if (nrow(x) < 3) return(NULL)
  down <- pmax(x$started_max, x$ended_min, na.rm = TRUE)
  known <- !is.na(x$ended_max) & x$ended_max - down <= bridge_max
  over <- ifelse(known, pmax(x$ended_max, x$started_max + 1), down + bridge_max)
  over[is.na(x$ended_max) & x$ongoing == 1] <- NA
  closed <- which(!is.na(over))
  if (length(closed) == 0) return(NULL)
  from <- over[closed[order(x$started_max[closed], -over[closed])][1]]
  last <- max(ifelse(is.na(x$started_min), x$started_max - bridge_max, x$started_min))
  until <- if (whole) max(retrieved, last) else last
  if (from < until) cbind(from, until)
}

without <- function(spans, from, until) {
  parts <- rbind(cbind(spans[, 1], pmin(spans[, 2], from)), cbind(pmax(spans[, 1], until), spans[, 2]))
  parts[parts[, 1] < parts[, 2], , drop = FALSE]
}

# Nothing where a person, or the source's own feed, states it.
assumed_of <- function(incidents, coverage, bridge_max, retrieved) {
  spans <- cbind(numeric(), numeric())
  if (any(coverage$basis == "declared")) return(spans)
  publishers <- length(unique(incidents$source_name[says_no_kind(incidents)]))
  for (x in split(incidents, paste(incidents$source_kind, incidents$source_name))) {
    if (keeps_list(x, publishers)) spans <- rbind(spans, list_span(x, bridge_max, retrieved))
  }
  none <- coverage[coverage$basis == "none", ]
  for (i in seq_len(nrow(none))) spans <- without(spans, none$from_at[i], none$until_at[i])
  spans
}

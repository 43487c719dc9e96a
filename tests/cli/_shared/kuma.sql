-- The tables of Uptime Kuma 1 that tell of outages, with beats of our own.
CREATE TABLE [monitor] (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(150), active BOOLEAN DEFAULT 1 NOT NULL, user_id INTEGER, interval INTEGER DEFAULT 20 NOT NULL, url TEXT, type VARCHAR(20));
CREATE TABLE [heartbeat] (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, important BOOLEAN DEFAULT 0 NOT NULL, monitor_id INTEGER NOT NULL REFERENCES monitor (id) ON DELETE CASCADE ON UPDATE CASCADE, status SMALLINT NOT NULL, msg TEXT, time DATETIME NOT NULL, ping INTEGER, duration INTEGER DEFAULT 0 NOT NULL);
CREATE TABLE monitor_notification (id INTEGER PRIMARY KEY, monitor_id INTEGER, notification_id INTEGER);
CREATE TABLE monitor_tls_info (id INTEGER PRIMARY KEY, monitor_id INTEGER, info_json TEXT);
INSERT INTO monitor (id, name, active, interval, url) VALUES
  (1, 'Shop', 1, 60, 'https://shop.example'), (2, 'Printer', 1, 60, 'https://'), (3, 'Old forum', 0, 60, 'https://forum.example');
INSERT INTO heartbeat (id, important, monitor_id, status, time, msg) VALUES
  (1, 1, 1, 1, '2025-03-01 12:00:00.250', '200 - OK'),
  (2, 1, 2, 0, '2025-03-01 12:00:01.000', 'timeout'),
  (3, 1, 3, 1, '2025-03-01 12:00:02.000', '200 - OK'),
  (4, 0, 1, 2, '2025-03-01 12:01:00.250', 'timeout of 48000ms exceeded'),
  (5, 1, 2, 1, '2025-03-01 12:01:01.000', ''),
  (6, 1, 3, 0, '2025-03-01 12:01:02.000', 'connect ECONNREFUSED'),
  (7, 0, 1, 2, '2025-03-01 12:02:00.250', 'timeout of 48000ms exceeded'),
  (8, 1, 1, 0, '2025-03-01 12:03:00.250', 'timeout of 48000ms exceeded'),
  (9, 0, 1, 0, '2025-03-01 12:04:00.250', 'timeout of 48000ms exceeded'),
  (10, 1, 1, 1, '2025-03-01 12:05:00.250', '200 - OK'),
  (11, 1, 1, 3, '2025-03-01 12:06:00.250', 'Monitor under maintenance'),
  (12, 0, 1, 3, '2025-03-01 12:07:00.250', 'Monitor under maintenance'),
  (13, 1, 1, 1, '2025-03-01 12:08:00.250', '200 - OK'),
  (14, 0, 2, 9, '2025-03-01 12:08:01.000', ''),
  (15, 0, 1, 1, '2025-03-01 13:00:00.250', '200 - OK'),
  (16, 1, 1, 0, '2025-03-01 13:01:00.250', 'getaddrinfo ENOTFOUND shop.example'),
  (17, 0, 1, 0, '2025-03-01 13:02:00.250', 'getaddrinfo ENOTFOUND shop.example');

#pragma once

namespace outagedb::fault {

// Makes a VFS the default that hands all on to the one before, and counts and fails calls on the
// way (https://www.sqlite.org/vfs.html). Waiting for a lock takes it no time.
void install_faulty_files();

}  // namespace outagedb::fault

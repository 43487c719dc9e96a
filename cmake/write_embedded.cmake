# Writes a C++ file that holds each of FILES as a raw string, cut into pieces that every compiler accepts.
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  # Lists and brackets are meant literally: the text goes through no list function. The cut is at the end of a line,
  # so that no character is torn.
  set(pieces "")
  while(NOT text STREQUAL "")
    string(SUBSTRING "${text}" 0 8000 piece)
    string(FIND "${piece}" "\n" end REVERSE)
    math(EXPR end "${end} + 1")
    if(end EQUAL 0)
      message(FATAL_ERROR "${file}: a line is longer than 8000 bytes, or the last has no end")
    endif()
    string(SUBSTRING "${text}" 0 ${end} piece)
    string(SUBSTRING "${text}" ${end} -1 text)
    string(APPEND pieces "R\"__file__(${piece})__file__\"\n")
  endwhile()
  file(SHA256 ${file} sha256)
  string(APPEND entries "    {\"${name}\", \"${sha256}\",\n${pieces}},\n")
endforeach()
file(WRITE ${OUTPUT}.new "// Made from the files of a folder; do not edit.
#include \"base/embedded.hpp\"

namespace outagedb::embedded {
std::span<const File> ${NAMESPACE}() {
  static constexpr File files[] = {
${entries}  };
  return files;
}
}  // namespace outagedb::embedded
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(TOUCH ${OUTPUT})

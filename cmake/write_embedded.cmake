# Writes a C++ file that holds each of FILES as a raw string, cut into pieces that every compiler accepts.
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  # Lists and brackets are meant literally: the text goes through no list function.
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 piece)
    string(APPEND pieces "R\"__sql__(${piece})__sql__\"\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  string(APPEND entries "    {\"${name}\",\n${pieces}},\n")
endforeach()
file(WRITE ${OUTPUT}.new "// Made from the .sql files of the folder; do not edit.
#include \"base/embedded.hpp\"

namespace outagedb::embedded {
std::span<const SqlFile> ${NAMESPACE}() {
  static constexpr SqlFile files[] = {
${entries}  };
  return files;
}
}  // namespace outagedb::embedded
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(TOUCH ${OUTPUT})

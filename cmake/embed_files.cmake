# embed_files(NAME PATTERN [CHECK COMMAND…]) makes the library embedded_<name>, whose function
# outagedb::embedded::<name>() returns every file of the pattern as name and text, in name order.
# CHECK: a command that is given the files before; where it fails, the build does.
set(EMBED_FILES_WRITER ${CMAKE_CURRENT_LIST_DIR}/write_embedded.cmake)

function(embed_files name pattern)
  cmake_parse_arguments(PARSE_ARGV 2 embed "" "" CHECK)
  file(GLOB files CONFIGURE_DEPENDS ${pattern})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
  set(check "")
  if(embed_CHECK)
    set(check COMMAND ${embed_CHECK} ${files})
  endif()
  add_custom_command(
    OUTPUT ${source}
    ${check}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${source} -DNAMESPACE=${name} "-DFILES=${files}" -P ${EMBED_FILES_WRITER}
    DEPENDS ${files} ${EMBED_FILES_WRITER} ${embed_CHECK}
    VERBATIM)
  add_library(embedded_${name} STATIC ${source})
  # Compilers take longer literals than the 65,536 bytes that the standard asks of them.
  target_compile_options(embedded_${name} PRIVATE -Wno-overlength-strings)
  target_include_directories(embedded_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
endfunction()

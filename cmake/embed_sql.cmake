# embed_sql(TARGET_SUFFIX NAMESPACE FOLDER) makes the library embedded_<suffix>, whose function
# outagedb::embedded::<namespace>() returns every .sql file of the folder as name and text, in name order.
set(EMBED_SQL_WRITER ${CMAKE_CURRENT_LIST_DIR}/write_embedded.cmake)

function(embed_sql suffix namespace folder)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.sql)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${namespace}.cpp)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${source} -DNAMESPACE=${namespace} "-DFILES=${files}" -P ${EMBED_SQL_WRITER}
    DEPENDS ${files} ${EMBED_SQL_WRITER}
    VERBATIM)
  add_library(embedded_${suffix} STATIC ${source})
  target_include_directories(embedded_${suffix} PUBLIC ${PROJECT_SOURCE_DIR}/src)
endfunction()

# Builds migrations/*.sql into hf_store as `std::span<Migration const> migrations()`.
# Included, it adds the step that runs whenever a file changes, comes or goes; run by that step, it writes the file.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/migrations/*.sql)
  set(migrations_cpp ${CMAKE_BINARY_DIR}/generated/migrations.cpp)
  add_custom_command(
    OUTPUT ${migrations_cpp}
    COMMAND ${CMAKE_COMMAND} -DOUT=${migrations_cpp} "-DFILES=${migration_files}" -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${migration_files} ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Collecting migrations" VERBATIM)
  target_sources(hf_store PRIVATE ${migrations_cpp})
  set_source_files_properties(${migrations_cpp} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  return()
endif()

list(SORT FILES)
set(expected 0)
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  math(EXPR expected "${expected} + 1")
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
    message(FATAL_ERROR "A migration is named like 0001_logs.sql: ${file}")
  endif()
  string(REGEX REPLACE "^0+" "" version "${CMAKE_MATCH_1}")
  if(NOT version EQUAL expected)
    message(FATAL_ERROR "Migrations are numbered 1, 2, 3, … without holes or doubles; number ${expected} is missing: ${file}")
  endif()
  file(READ ${file} sql)
  string(APPEND entries "    Migration{${version}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()

file(WRITE ${OUT} "// Generated from migrations/*.sql by cmake/migrations.cmake.
#include <array>

#include \"holdfast/store/folder.hpp\"

namespace holdfast {
namespace {

constexpr std::array<Migration, ${expected}> all{{
${entries}}};

}  // namespace

std::span<Migration const> migrations() { return all; }

}  // namespace holdfast
")

# The web client inside the program: web/dist becomes one C++ file and one file of bytes (see embed_assets.mjs).
# The depfile names what was read, so a new web build is embedded anew and a missing one is told in a sentence.
find_program(NODE_EXECUTABLE NAMES node nodejs REQUIRED)

set(_assets_dir ${CMAKE_BINARY_DIR}/assets)
add_custom_command(
  OUTPUT ${_assets_dir}/assets.cpp
  BYPRODUCTS ${_assets_dir}/assets.bin
  COMMAND ${NODE_EXECUTABLE} ${CMAKE_SOURCE_DIR}/cmake/embed_assets.mjs ${CMAKE_SOURCE_DIR}/web/dist ${_assets_dir}
  DEPENDS ${CMAKE_SOURCE_DIR}/cmake/embed_assets.mjs
  DEPFILE ${_assets_dir}/assets.d
  COMMENT "Embedding the web client"
  VERBATIM)

add_library(hf_assets STATIC ${_assets_dir}/assets.cpp)
target_include_directories(hf_assets PRIVATE ${CMAKE_SOURCE_DIR}/include)
target_link_libraries(hf_app PUBLIC hf_assets)

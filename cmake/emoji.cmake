# Slack's names of emoji, for its exports: from the npm package that the web client installs anyway.
set(_emoji_names ${CMAKE_SOURCE_DIR}/web/node_modules/emojibase-data/en/shortcodes/iamcal.json)
set(_emoji_cpp ${CMAKE_BINARY_DIR}/generated/emoji_names.cpp)
add_custom_command(
  OUTPUT ${_emoji_cpp}
  COMMAND ${NODE_EXECUTABLE} ${CMAKE_SOURCE_DIR}/cmake/embed_emoji.mjs ${_emoji_names} ${_emoji_cpp}
  DEPENDS ${CMAKE_SOURCE_DIR}/cmake/embed_emoji.mjs ${CMAKE_SOURCE_DIR}/web/package-lock.json
  COMMENT "Collecting names of emoji"
  VERBATIM)
target_sources(hf_app PRIVATE ${_emoji_cpp})
set_source_files_properties(${_emoji_cpp} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

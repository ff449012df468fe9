# Installs, moves the prefix, and builds the consumer with find_package and with pkg-config. LINKAGE: as-built takes
# the build at BUILD, shared builds the library anew.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)
set(place ${WORK}/${LINKAGE})
set(prefix ${place}/moved)
file(REMOVE_RECURSE ${place})
make_index(${place}/index)

set(build ${BUILD})
if(LINKAGE STREQUAL "shared")
  set(build ${place}/library)
  step("configuring the library" ${CMAKE_COMMAND} -G ${GENERATOR} -S ${SOURCE} -B ${build} -DBUILD_SHARED_LIBS=ON
    -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=${CXX} -DNEWS_BUILD_TOOLS=OFF -DNEWS_BUILD_TESTS=OFF)
  step("building the library" ${CMAKE_COMMAND} --build ${build} --parallel 2)
endif()
step("installing" ${CMAKE_COMMAND} --install ${build} --prefix ${place}/stage)
file(RENAME ${place}/stage ${prefix})

# Nothing in the package knows the place where it was built or installed first.
file(GLOB texts ${prefix}/${LIBDIR}/cmake/newssearch/* ${prefix}/${LIBDIR}/pkgconfig/*)
foreach(text ${texts})
  file(READ ${text} content)
  foreach(stale ${SOURCE} ${build} ${place}/stage)
    string(FIND "${content}" "${stale}/" at)
    if(NOT at EQUAL -1)
      message(FATAL_ERROR "${text} names ${stale}")
    endif()
  endforeach()
endforeach()

# The headers are free of the libraries behind them.
file(GLOB_RECURSE headers ${prefix}/include/news/*.h)
list(LENGTH headers count)
if(count LESS 8)
  message(FATAL_ERROR "only ${count} headers were installed: ${headers}")
endif()
foreach(header ${headers})
  file(STRINGS ${header} foreign REGEX "#include *[<\"](xapian|unicode|fmt|CLI|nlohmann|simdjson|zstd|xxh|[^>\"]*internal)")
  if(foreign)
    message(FATAL_ERROR "${header}: ${foreign}")
  endif()
endforeach()

step("find_package" ${CMAKE_COMMAND} -G ${GENERATOR} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${place}/consumer
  -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${CXX})
step("building the consumer" ${CMAKE_COMMAND} --build ${place}/consumer)
check_desk(${place}/consumer/desk ${place}/index)

set(ENV{PKG_CONFIG_PATH} ${prefix}/${LIBDIR}/pkgconfig)
step("pkg-config" pkg-config --cflags --libs newssearch)
separate_arguments(flags UNIX_COMMAND "${output}")
step("compiling with pkg-config's flags" ${CXX} -std=c++20 ${CMAKE_CURRENT_LIST_DIR}/consumer/desk.cpp -o ${place}/desk ${flags})
set(ENV{LD_LIBRARY_PATH} ${prefix}/${LIBDIR})
check_desk(${place}/desk ${place}/index)
unset(ENV{LD_LIBRARY_PATH})

if(LINKAGE STREQUAL "as-built")
  step("the installed newsindex" ${prefix}/bin/newsindex add --db ${place}/second ${SOURCE}/data/articles)
  step("the installed newssearch" ${prefix}/bin/newssearch --db ${place}/second rare earth)
  foreach(file man/man1/newsindex.1 man/man1/newssearch.1
      bash-completion/completions/newsindex bash-completion/completions/newssearch
      zsh/site-functions/_newsindex zsh/site-functions/_newssearch
      fish/vendor_completions.d/newsindex.fish fish/vendor_completions.d/newssearch.fish)
    if(NOT EXISTS ${prefix}/share/${file})
      message(FATAL_ERROR "share/${file} was not installed")
    endif()
  endforeach()
endif()

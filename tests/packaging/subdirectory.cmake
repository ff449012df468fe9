# The library as a part of somebody else's build: only the library, with none of our programs, tests and flags.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)
set(place ${WORK}/subdirectory)
file(REMOVE_RECURSE ${place})
make_index(${place}-index)
step("configuring" ${CMAKE_COMMAND} -G ${GENERATOR} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${place}
  -DNEWSSEARCH_SOURCE=${SOURCE} -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=${CXX})
step("building" ${CMAKE_COMMAND} --build ${place} --parallel 2)
check_desk(${place}/desk ${place}-index)
file(GLOB_RECURSE strangers ${place}/newssearch/*_tests ${place}/newssearch/newsindex)
if(strangers)
  message(FATAL_ERROR "the consumer got ${strangers}")
endif()

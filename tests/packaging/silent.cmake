# A library prints nothing, ends nobody's process and reads no environment: it has no symbol to do it with. First the
# gate shows that it closes: it must find each sin of loud.cpp.
include(${CMAKE_CURRENT_LIST_DIR}/steps.cmake)
set(place ${WORK}/silent)
file(MAKE_DIRECTORY ${place})

# The first forbidden symbol that a file of code wants from outside; empty: none.
function(find_sin file)
  step("nm" ${NM} -C --undefined-only ${file})
  set(streams "std::(basic_ostream<[^\n]*> )?(cout|cerr|clog|wcout|wcerr)")
  set(c "stdout|stderr|v?printf|v?fprintf|puts|fputs|putchar|perror|abort|exit|_exit|_Exit|quick_exit|(__)?(v?f?printf)_chk")
  set(environment "getenv|secure_getenv|setenv|putenv|unsetenv|setlocale")
  string(REGEX MATCH "[^\n]* U ((${streams}|fmt::v[0-9]+::v?print[^\n]*)[^\n]*|(${c}|${environment})(@[^\n]*)?)\n" sin "${output}")
  set(sin "${sin}" PARENT_SCOPE)
endfunction()

foreach(number RANGE 1 7)
  step("compiling" ${CXX} -std=c++20 -DSIN=${number} -c ${CMAKE_CURRENT_LIST_DIR}/loud.cpp -o ${place}/loud.o)
  find_sin(${place}/loud.o)
  if(NOT sin)
    message(FATAL_ERROR "the gate is open: it doesn't find sin ${number} of loud.cpp")
  endif()
endforeach()

find_sin(${LIBRARY})
if(sin)
  message(FATAL_ERROR "${LIBRARY} wants ${sin}")
endif()

# What the packaging tests have in common.

# step(what command...): runs it, and stops with all its output when it fails. Its stdout is in `output`.
function(step what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT status EQUAL 0)
    string(JOIN " " line ${ARGN})
    message(FATAL_ERROR "${what} failed (${status}):\n${line}\n${out}${err}")
  endif()
  set(output "${out}" PARENT_SCOPE)
endfunction()

# An index of two sample articles at `place`.
function(make_index place)
  file(REMOVE_RECURSE ${place})
  step("indexing" ${NEWSINDEX} add --db ${place} ${SOURCE}/data/articles)
endfunction()

# The consumer's program answers, and its errors are the library's own.
function(check_desk desk index)
  step("the consumer's program" ${desk} ${index} "rare earth")
  if(NOT output MATCHES "1\\. .+\nperson: .+, [1-9][0-9]*\n.*topic: ")
    message(FATAL_ERROR "the consumer's program printed:\n${output}")
  endif()
  execute_process(COMMAND ${desk} ${index}-not-there rare RESULT_VARIABLE status ERROR_VARIABLE err OUTPUT_QUIET)
  if(NOT status EQUAL 2 OR NOT err MATCHES "hint: ")
    message(FATAL_ERROR "an index that isn't there: status ${status}, stderr:\n${err}")
  endif()
endfunction()

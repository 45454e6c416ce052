# callboard_test(NAME USES module... [QT component...] [LIBS library...] [LABELS label...] [TIMEOUT s] SOURCES file...)
# One Qt Test program. It runs offscreen, with a fixed locale and time zone, and knows where the recorded sessions are.
set(CALLBOARD_TEST_ENVIRONMENT
    QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC QT_LOGGING_RULES=qt.qpa.*=false
    CALLBOARD_BIN=${CMAKE_BINARY_DIR}/bin)

function(callboard_test name)
    cmake_parse_arguments(T "" "TIMEOUT" "USES;QT;LIBS;LABELS;SOURCES" ${ARGN})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    if(CALLBOARD_SANITIZE)
        math(EXPR T_TIMEOUT "${T_TIMEOUT} * 6")
    endif()
    list(TRANSFORM T_QT PREPEND Qt6:: OUTPUT_VARIABLE qt)
    list(TRANSFORM T_USES PREPEND callboard_ OUTPUT_VARIABLE modules)
    add_executable(${name} ${T_SOURCES})
    target_link_libraries(${name} PRIVATE callboard_flags Qt6::Test ${modules} ${qt} ${T_LIBS})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/services" "${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE
        CALLBOARD_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" CALLBOARD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    callboard_precompile(${name})
    callboard_instrument(${name})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}" ENVIRONMENT "${CALLBOARD_TEST_ENVIRONMENT}")
endfunction()

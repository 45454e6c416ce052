# One INTERFACE target carries every flag, one precompiled header serves every module.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(callboard_flags INTERFACE)
target_compile_definitions(callboard_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(callboard_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${CALLBOARD_WERROR}>:-Werror>)
if(CALLBOARD_SANITIZE)
    target_compile_options(callboard_flags INTERFACE -fsanitize=${CALLBOARD_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(callboard_flags INTERFACE -fsanitize=${CALLBOARD_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # which warns of std::optional's insides once checks stand in between
        target_compile_options(callboard_flags INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()

# What every program takes along for a sanitizer.
function(callboard_instrument target)
    if(NOT CALLBOARD_SANITIZE MATCHES "thread")
        return()
    endif()
    if(NOT TARGET callboard_handover)
        add_library(callboard_handover OBJECT "${CMAKE_SOURCE_DIR}/cmake/handover.cpp")
        set_target_properties(callboard_handover PROPERTIES AUTOMOC OFF)
        target_link_libraries(callboard_handover PRIVATE callboard_flags Qt6::Core)
    endif()
    target_link_libraries(${target} PRIVATE callboard_handover)
endfunction()

find_program(CALLBOARD_MOLD mold)
if(CALLBOARD_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-fuse-ld=mold)
endif()

function(callboard_precompile target)
    if(NOT TARGET callboard_pch)
        file(WRITE "${CMAKE_BINARY_DIR}/pch.cpp" "")
        add_library(callboard_pch OBJECT "${CMAKE_BINARY_DIR}/pch.cpp")
        set_target_properties(callboard_pch PROPERTIES AUTOMOC OFF)
        target_link_libraries(callboard_pch PRIVATE callboard_flags Qt6::Core)
        target_precompile_headers(callboard_pch PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch.h")
    endif()
    target_precompile_headers(${target} REUSE_FROM callboard_pch)
endfunction()

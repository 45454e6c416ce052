# Every folder that holds code, lowest layer first: a module can only use what stands above it here.
set(CALLBOARD_FOLDERS
    services/core
    services/wire
    services/pubsub services/httpd services/http services/secrets services/media
    services/calls services/feed services/store services/audio
    services/library services/relay services/exchange
    services/session
    models
    ui
    app/signals app/relay app/exchange app/console
    tests)
foreach(folder IN LISTS CALLBOARD_FOLDERS)
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
        add_subdirectory(${folder})
    endif()
endforeach()

// bench_firstwindow PROGRAM [ARGUMENT...]: starts it, waits until the X server maps a window as large as a real one,
// ends it and prints {"ms": …}. Whoever measures sees what the user sees, whatever the program says of itself.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xcb/xcb.h>

namespace {

constexpr int smallest = 200;
constexpr auto patience = std::chrono::seconds(20);
using Clock = std::chrono::steady_clock;

bool isLarge(xcb_connection_t *x, xcb_window_t window)
{
    xcb_get_geometry_reply_t *reply = xcb_get_geometry_reply(x, xcb_get_geometry(x, window), nullptr);
    const bool large = reply && reply->width >= smallest && reply->height >= smallest;
    std::free(reply);
    return large;
}

/// True once a large window was mapped; false after `patience`.
bool waitForWindow(xcb_connection_t *x)
{
    const auto until = Clock::now() + patience;
    while (Clock::now() < until) {
        while (xcb_generic_event_t *event = xcb_poll_for_event(x)) {
            const bool mapped = (event->response_type & ~0x80) == XCB_MAP_NOTIFY;
            const xcb_window_t window = mapped ? reinterpret_cast<xcb_map_notify_event_t *>(event)->window : 0;
            std::free(event);
            if (mapped && isLarge(x, window))
                return true;
        }
        pollfd wait{xcb_get_file_descriptor(x), POLLIN, 0};
        poll(&wait, 1, 100);
    }
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    xcb_connection_t *x = xcb_connect(nullptr, nullptr);
    if (argc < 2 || xcb_connection_has_error(x)) {
        std::fprintf(stderr, "usage: bench_firstwindow PROGRAM [ARGUMENT...], with a display\n");
        return 2;
    }
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
    const uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(x, root, XCB_CW_EVENT_MASK, &mask);
    std::free(xcb_get_input_focus_reply(x, xcb_get_input_focus(x), nullptr)); // the mask has arrived
    const auto began = Clock::now();
    const pid_t child = fork();
    if (child == 0) {
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    const bool seen = waitForWindow(x);
    const double ms = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    kill(child, SIGTERM);
    waitpid(child, nullptr, 0);
    std::printf("{\"ms\": %.2f}\n", seen ? ms : -1.0);
    xcb_disconnect(x);
    return seen ? 0 : 1;
}

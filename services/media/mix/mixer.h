// Who hears whom in one call.
#pragma once
#include "media/mix/sums.h"
#include <QtGlobal>
#include <deque>
#include <vector>

namespace callboard::media {

/// A leg of one mixer; an id that has gone is never given again.
enum class LegId : std::uint64_t {};

/// The sound of one call: every listener hears the sum of all others whom it may hear, never itself.
/// Belongs to whoever owns the call; used by one thread at a time, and only between two calls of mix() for what changes
/// the call. An unknown or removed leg is no error: setting something does nothing, asking gives silence.
/// A frame that is handed in is not copied, since heard() and said() may be it: it must stay as it is until the mix()
/// that uses it is followed by the next one, even when its leg is removed meanwhile. Meant for 2 to some hundreds of
/// legs (65,535 at most); costs one pass over the legs, plus one more frame for each route and prompt of a listener.
class Mixer
{
public:
    Mixer() = default;
    Q_DISABLE_COPY_MOVE(Mixer)

    /// Heard by all, neither muted nor held, without routes. May allocate.
    LegId addLeg();
    /// Takes its routes along, those of others to it as well.
    void removeLeg(LegId leg);
    int legCount() const { return int(m_active.size()); }

    /// Nobody hears a muted leg, not even by a route.
    void setMuted(LegId leg, bool muted);
    /// A held leg hears its own prompt and nothing else (music, say), and nobody hears it.
    void setHeld(LegId leg, bool held);
    /// Whether those who have no route to `source` hear it; true at first. False for a supervisor who listens.
    void setHeardByAll(LegId source, bool heard);
    /// Whether `listener` hears `source`, whatever setHeardByAll() says. Nobody hears itself. May allocate.
    /// Whisper: setHeardByAll(supervisor, false), setRoute(agent, supervisor, true).
    void setRoute(LegId listener, LegId source, bool hears);
    void clearRoute(LegId listener, LegId source);

    /// What the next mix() takes from `leg`, for that one tick; nullptr and nothing set are silence.
    void setInput(LegId leg, const Frame *frame);
    /// Only `leg` hears it, for one tick.
    void setPrompt(LegId leg, const Frame *frame);
    /// All but held legs hear it, for one tick.
    void setPromptToAll(const Frame *frame) { m_promptToAll = frame; }

    /// Once a tick. Neither allocates nor locks.
    void mix();

    /// Of the last mix(), until the next one or until the leg is removed.
    const Frame &heard(LegId listener) const;
    /// What `leg` gave to the last mix(): its input, or silence when it was muted or held.
    const Frame &said(LegId leg) const;
    /// The last mix() as a silent listener without routes would have heard it: those heard by all, and the prompt to
    /// all. Worked out when first asked for after a mix(): calls that nobody records don't pay for it.
    const Frame &whole();

private:
    struct Route {
        std::uint32_t source; ///< slot
        bool hears;
    };
    struct Leg {
        std::uint32_t generation = 0; ///< odd while in use
        bool muted = false;
        bool held = false;
        bool heardByAll = true;
        const Frame *input = nullptr;
        const Frame *prompt = nullptr;
        const Frame *said = nullptr;
        const Frame *heard = &Silence;
        std::vector<Route> routes;
        Frame out{};
    };

    Leg *find(LegId leg);
    const Leg *find(LegId leg) const;
    static std::uint32_t slotOf(LegId leg);
    void collect();
    const Frame *hear(Leg &leg);
    const Frame *hearAll(Leg &leg);
    const Frame *hearByRoutes(Leg &leg);
    const Sums &sums();
    const Rest &rest();

    std::deque<Leg> m_legs; ///< by slot; a deque because results are referred to while legs are added
    std::vector<std::uint32_t> m_active; ///< slots in use
    std::vector<std::uint32_t> m_free;
    std::vector<const Frame *> m_spoken; ///< what all hear in this tick
    const Frame *m_promptToAll = nullptr;
    bool m_summed = false;
    bool m_prepared = false;
    bool m_wholeDone = false;
    Sums m_sums{};
    Rest m_rest{};
    Frame m_whole{};
};

} // namespace callboard::media

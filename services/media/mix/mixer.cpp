#include "media/mix/mixer.h"
#include <utility>

namespace callboard::media {

namespace {
constexpr int SlotBits = 32;
}

std::uint32_t Mixer::slotOf(LegId leg)
{
    return std::uint32_t(std::uint64_t(leg));
}

const Mixer::Leg *Mixer::find(LegId leg) const
{
    const std::uint32_t slot = slotOf(leg);
    const auto generation = std::uint32_t(std::uint64_t(leg) >> SlotBits);
    return slot < m_legs.size() && generation % 2 == 1 && m_legs[slot].generation == generation ? &m_legs[slot]
                                                                                                : nullptr;
}

Mixer::Leg *Mixer::find(LegId leg)
{
    return const_cast<Leg *>(std::as_const(*this).find(leg));
}

LegId Mixer::addLeg()
{
    if (m_free.empty()) {
        m_free.push_back(std::uint32_t(m_legs.size()));
        m_legs.emplace_back();
    }
    const std::uint32_t slot = m_free.back();
    m_free.pop_back();
    m_active.push_back(slot);
    m_spoken.reserve(m_active.size() + 1); // the prompt to all is one more
    const std::uint32_t generation = ++m_legs[slot].generation;
    return LegId(std::uint64_t(generation) << SlotBits | slot);
}

void Mixer::removeLeg(LegId leg)
{
    if (!find(leg))
        return;
    const std::uint32_t slot = slotOf(leg);
    std::erase(m_active, slot);
    m_free.push_back(slot);
    for (const std::uint32_t other : m_active)
        std::erase_if(m_legs[other].routes, [slot](const Route &route) { return route.source == slot; });
    const std::uint32_t generation = m_legs[slot].generation;
    m_legs[slot] = {};
    m_legs[slot].generation = generation + 1;
}

void Mixer::setMuted(LegId leg, bool muted)
{
    if (Leg *found = find(leg))
        found->muted = muted;
}

void Mixer::setHeld(LegId leg, bool held)
{
    if (Leg *found = find(leg))
        found->held = held;
}

void Mixer::setHeardByAll(LegId source, bool heard)
{
    if (Leg *found = find(source))
        found->heardByAll = heard;
}

void Mixer::setRoute(LegId listener, LegId source, bool hears)
{
    clearRoute(listener, source);
    Leg *found = find(listener);
    if (found && find(source) && listener != source)
        found->routes.push_back({slotOf(source), hears});
}

void Mixer::clearRoute(LegId listener, LegId source)
{
    if (Leg *found = find(listener); found && find(source))
        std::erase_if(found->routes, [slot = slotOf(source)](const Route &route) { return route.source == slot; });
}

void Mixer::setInput(LegId leg, const Frame *frame)
{
    if (Leg *found = find(leg))
        found->input = frame;
}

void Mixer::setPrompt(LegId leg, const Frame *frame)
{
    if (Leg *found = find(leg))
        found->prompt = frame;
}

const Frame &Mixer::heard(LegId listener) const
{
    const Leg *found = find(listener);
    return found ? *found->heard : Silence;
}

const Frame &Mixer::said(LegId leg) const
{
    const Leg *found = find(leg);
    return found && found->said ? *found->said : Silence;
}

void Mixer::mix()
{
    collect();
    for (const std::uint32_t slot : m_active) {
        Leg &leg = m_legs[slot];
        leg.heard = hear(leg);
        leg.prompt = nullptr;
    }
}

void Mixer::collect()
{
    m_summed = m_prepared = m_wholeDone = false;
    m_spoken.clear();
    for (const std::uint32_t slot : m_active) {
        Leg &leg = m_legs[slot];
        leg.said = leg.muted || leg.held ? nullptr : std::exchange(leg.input, nullptr);
        leg.input = nullptr;
        if (leg.said && leg.heardByAll)
            m_spoken.push_back(leg.said);
    }
    if (const Frame *prompt = std::exchange(m_promptToAll, nullptr))
        m_spoken.push_back(prompt);
}

const Frame *Mixer::hear(Leg &leg)
{
    if (leg.held)
        return leg.prompt ? leg.prompt : &Silence;
    return leg.prompt || !leg.routes.empty() ? hearByRoutes(leg) : hearAll(leg);
}

/// Most calls have two legs, and in most ticks of a large one few speak: what one voice said needs no arithmetic.
const Frame *Mixer::hearAll(Leg &leg)
{
    const bool counted = leg.said && leg.heardByAll;
    const size_t voices = m_spoken.size() - (counted ? 1 : 0);
    if (voices == 0)
        return &Silence;
    if (voices == 1)
        return counted && m_spoken.front() == leg.said ? m_spoken.back() : m_spoken.front();
    if (!counted)
        return &whole();
    takeOut(*leg.said, rest(), leg.out);
    return &leg.out;
}

const Frame *Mixer::hearByRoutes(Leg &leg)
{
    Sums mine = sums();
    if (leg.said && leg.heardByAll)
        subtract(*leg.said, mine);
    for (const Route &route : leg.routes) {
        const Leg &source = m_legs[route.source];
        if (!source.said || route.hears == source.heardByAll)
            continue;
        route.hears ? add(*source.said, mine) : subtract(*source.said, mine);
    }
    if (leg.prompt)
        add(*leg.prompt, mine);
    saturate(mine, leg.out);
    return &leg.out;
}

const Sums &Mixer::sums()
{
    if (!m_summed)
        sumUp(m_spoken, m_sums);
    m_summed = true;
    return m_sums;
}

const Rest &Mixer::rest()
{
    if (!m_prepared)
        prepare(sums(), m_rest);
    m_prepared = true;
    return m_rest;
}

const Frame &Mixer::whole()
{
    if (!m_wholeDone)
        saturate(sums(), m_whole);
    m_wholeDone = true;
    return m_whole;
}

} // namespace callboard::media

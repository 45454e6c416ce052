// What the application plays into a call.
#include "exchange/media/studio.h"
#include <algorithm>

namespace callboard::exchange {

using media::Frame;
using media::Sample;

void Studio::begin(Room room, PromptId prompt, std::vector<Leg> to, bool loop)
{
    const auto it = m_rooms.find(room);
    if (it == m_rooms.end())
        return;
    it->second.prompts.push_back({Prompt(prompt, loop), std::move(to)});
    m_prompts[prompt] = room;
}

Prompt *Studio::findPrompt(PromptId prompt)
{
    const auto room = m_prompts.find(prompt);
    if (room == m_prompts.end())
        return nullptr;
    auto &prompts = m_rooms.at(room->second).prompts;
    const auto it = std::find_if(prompts.begin(), prompts.end(),
                                 [&](const Playing &playing) { return playing.prompt.id() == prompt; });
    return it == prompts.end() ? nullptr : &it->prompt;
}

void Studio::add(PromptId prompt, SoundPtr sound)
{
    if (Prompt *p = findPrompt(prompt))
        p->add(std::move(sound));
}

void Studio::close(PromptId prompt, std::optional<PromptProblem> problem)
{
    if (Prompt *p = findPrompt(prompt))
        p->close(problem);
}

void Studio::stop(PromptId prompt)
{
    const auto room = m_prompts.find(prompt);
    if (room == m_prompts.end())
        return;
    std::erase_if(m_rooms.at(room->second).prompts,
                  [&](const Playing &playing) { return playing.prompt.id() == prompt; });
    m_prompts.erase(room);
}

void Studio::promptAll(Call &call, const Frame &frame, bool first)
{
    for (size_t i = 0; i < frame.size(); ++i)
        call.toAll[i] = first ? frame[i] : Sample(std::clamp(call.toAll[i] + frame[i], -32768, 32767));
    call.mixer.setPromptToAll(&call.toAll);
}

void Studio::prompt(Call &call)
{
    bool first = true;
    for (Playing &playing : call.prompts) {
        const Frame *frame = playing.prompt.next(m_reports);
        if (!frame)
            continue;
        if (playing.to.empty())
            promptAll(call, *frame, std::exchange(first, false));
        for (const Leg leg : playing.to) {
            if (const Member *member = find(leg))
                call.mixer.setPrompt(member->inMixer, frame);
        }
    }
    std::erase_if(call.prompts, [this](const Playing &playing) {
        return playing.prompt.isOver() && m_prompts.erase(playing.prompt.id()) > 0;
    });
}

} // namespace callboard::exchange

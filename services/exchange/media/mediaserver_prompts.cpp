// What the application plays and whose keys it follows.
#include "exchange/media/mediaserver.h"

namespace callboard::exchange {

void MediaServer::on(const MediaOrder &order)
{
    switch (order.kind) {
    case MediaOrder::Kind::Play: return play(order);
    case MediaOrder::Kind::Stop:
        m_making.remove(order.prompt);
        return post([prompt = order.prompt](Studio &studio) { studio.stop(prompt); });
    case MediaOrder::Kind::Watch: return post([leg = order.leg](Studio &studio) { studio.watch(leg, true); });
    case MediaOrder::Kind::Unwatch: return post([leg = order.leg](Studio &studio) { studio.watch(leg, false); });
    case MediaOrder::Kind::Listen: return listen(order);
    case MediaOrder::Kind::Unlisten: return post([job = order.prompt](Studio &studio) { studio.unlisten(job); });
    }
}

void MediaServer::play(const MediaOrder &order)
{
    post([prompt = order.prompt, room = order.call, loop = order.loop,
          to = std::vector<Leg>(order.to.begin(), order.to.end())](Studio &studio) {
        studio.begin(room, prompt, to, loop);
    });
    if (!order.tones.isEmpty()) {
        add(order.prompt, digitsSound(order.tones));
        return close(order.prompt, {});
    }
    m_making.insert(order.prompt);
    prepare(order.prompt, order.sources);
}

void MediaServer::listen(const MediaOrder &order)
{
    post([leg = order.leg, job = order.prompt, pipe = m_desk.listen(order)](Studio &studio) {
        studio.listen(leg, job, pipe);
    });
}

void MediaServer::prepare(PromptId prompt, QList<PromptSource> sources)
{
    if (!m_making.contains(prompt))
        return;
    if (sources.isEmpty())
        return close(prompt, {});
    const PromptSource next = sources.takeFirst();
    m_maker.make(next, [this, prompt, sources](const PromptMaker::Made &made) {
        if (const auto *problem = std::get_if<PromptProblem>(&made))
            return close(prompt, *problem);
        add(prompt, soundOf(std::get<SharedSamples>(made)));
        prepare(prompt, sources);
    });
}

void MediaServer::add(PromptId prompt, const SoundPtr &sound)
{
    post([prompt, sound](Studio &studio) { studio.add(prompt, sound); });
}

void MediaServer::close(PromptId prompt, std::optional<PromptProblem> problem)
{
    m_making.remove(prompt);
    post([prompt, problem](Studio &studio) { studio.close(prompt, problem); });
}

} // namespace callboard::exchange

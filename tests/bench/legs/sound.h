// What the legs say, made in advance: the generator must not be the limit.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// Each leg says a tone whose loudness goes round in a circle, so that a frame tells whose it is and which one it is.
class Sound
{
public:
    static constexpr int64_t PeriodMicros = 20'000;
    static constexpr size_t Voices = 25; ///< legs beyond that have a voice again
    static constexpr size_t Circle = 16;

    Sound();

    /// Base64 of the samples of frame `number` of the leg.
    const std::string &data(size_t leg, uint64_t number) const
    {
        return m_data[leg % Voices * Circle + number % Circle];
    }
    /// Where in the circle the frame is, looked for from `first` on; Circle when the leg never says that.
    size_t find(size_t leg, std::string_view data, size_t first) const;

private:
    std::vector<std::string> m_data;
};

/// One AudioData message to the server in three pieces; the frame's number decides its timestamp.
class Framing
{
public:
    explicit Framing(size_t dataBytes);

    /// WebSocket header, and the text before the data.
    std::string_view head(uint64_t number);
    std::string_view tail() const { return Tail; }

private:
    static constexpr std::string_view Tail = R"("}})";
    std::string m_head;
    size_t m_stampAt = 0;
    int64_t m_startMs; ///< wall clock of frame 0
    uint64_t m_number = ~uint64_t(0);
};

} // namespace bench

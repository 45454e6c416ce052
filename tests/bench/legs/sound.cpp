#include "sound.h"
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <numbers>

namespace bench {

namespace {
constexpr int Samples = 320, Rate = 16'000;

std::string base64(const std::string &bytes)
{
    constexpr std::string_view Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (size_t i = 0; i < bytes.size(); i += 3) {
        uint32_t bits = 0;
        for (size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (i + k < bytes.size() ? uint8_t(bytes[i + k]) : 0U);
        for (size_t k = 0; k < 4; ++k)
            text += k <= bytes.size() - i ? Letters[bits >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

/// A whole number of waves, so that one frame follows on the other.
std::string samples(size_t voice, size_t place)
{
    const double hertz = 300 + 50 * double(voice), peak = 3000 + 500 * double(place);
    std::string bytes;
    for (int i = 0; i < Samples; ++i) {
        const auto sample = uint16_t(int16_t(std::lround(peak * std::sin(2 * std::numbers::pi * hertz * i / Rate))));
        bytes += char(sample & 0xff);
        bytes += char(sample >> 8);
    }
    return bytes;
}
} // namespace

Sound::Sound()
{
    for (size_t voice = 0; voice < Voices; ++voice) {
        for (size_t place = 0; place < Circle; ++place)
            m_data.push_back(base64(samples(voice, place)));
    }
}

size_t Sound::find(size_t leg, std::string_view data, size_t first) const
{
    for (size_t i = 0; i < Circle; ++i) {
        if (Sound::data(leg, first + i) == data)
            return (first + i) % Circle;
    }
    return Circle;
}

Framing::Framing(size_t dataBytes)
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    m_startMs = int64_t(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
    const std::string_view before = R"({"kind":"AudioData","audioData":{"timestamp":")";
    const std::string_view between = R"(","data":")";
    constexpr size_t StampBytes = sizeof("2026-03-16T09:12:50.125Z") - 1;
    const size_t text = before.size() + StampBytes + between.size() + dataBytes + Tail.size();
    m_head = {char(0x81), char(0x80 | 126), char(text >> 8), char(text & 0xff), 0, 0, 0,
              0}; // a zero mask leaves the text as it is and costs the server as much as any
    m_head += before;
    m_stampAt = m_head.size();
    m_head.append(StampBytes, ' ');
    m_head += between;
}

std::string_view Framing::head(uint64_t number)
{
    if (number == m_number)
        return m_head;
    m_number = number;
    const int64_t ms = m_startMs + int64_t(number) * 20;
    const time_t second = ms / 1000;
    tm parts{};
    ::gmtime_r(&second, &parts);
    char text[64];
    const size_t whole = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text + whole, sizeof text - whole, ".%03dZ", int(ms % 1000));
    m_head.replace(m_stampAt, std::strlen(text), text);
    return m_head;
}

} // namespace bench

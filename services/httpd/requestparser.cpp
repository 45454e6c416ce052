#include "httpd/requestparser.h"
#include "httpd/headrules.h"
#include "httpd/httpserver.h"
#include <array>
#include <climits>
#include <http_parser.h>

namespace callboard::httpd {

struct RequestParser::Impl {
    Impl(const HttpLimits &l, Sink &s) : limits(l), sink(s) { }

    const HttpLimits &limits;
    Sink &sink;
    http_parser parser{};
    Request request;
    HeadFacts facts;
    State state = State::Idle;
    int failure = 0;
    qsizetype bodyLimit = 0;
    qsizetype bodyBytes = 0;
    qsizetype trailerBytes = 0;
    bool keepBody = true;
    bool inName = false;
    std::array<char, 24> first{}; ///< start of the request, to tell an unknown method from garbage
    size_t firstSize = 0;

    int fail(int status);
    void begin();
    void remember(QByteArrayView bytes);
    bool looksLikeMethod() const;
    int onTarget(QByteArrayView piece);
    int onName(QByteArrayView piece);
    int onValue(QByteArrayView piece);
    int onTrailer(QByteArrayView piece);
    int onHead();
    int onBody(QByteArrayView piece);
    int onEnd();
    int statusOfError() const;
    static const http_parser_settings &settings();
};

namespace {
template<auto Member, class Impl>
int dataCallback(http_parser *parser, const char *at, size_t size)
{
    return (static_cast<Impl *>(parser->data)->*Member)(QByteArrayView(at, qsizetype(size)));
}

template<auto Member, class Impl>
int plainCallback(http_parser *parser)
{
    return (static_cast<Impl *>(parser->data)->*Member)();
}
} // namespace

const http_parser_settings &RequestParser::Impl::settings()
{
    static const http_parser_settings callbacks = [] {
        http_parser_settings s{};
        s.on_url = &dataCallback<&Impl::onTarget, Impl>;
        s.on_header_field = &dataCallback<&Impl::onName, Impl>;
        s.on_header_value = &dataCallback<&Impl::onValue, Impl>;
        s.on_headers_complete = &plainCallback<&Impl::onHead, Impl>;
        s.on_body = &dataCallback<&Impl::onBody, Impl>;
        s.on_message_complete = &plainCallback<&Impl::onEnd, Impl>;
        return s;
    }();
    return callbacks;
}

int RequestParser::Impl::fail(int status)
{
    failure = status;
    return -1;
}

void RequestParser::Impl::begin()
{
    http_parser_init(&parser, HTTP_REQUEST);
    parser.data = this;
    request = {};
    state = State::Idle;
    bodyBytes = 0;
    trailerBytes = 0;
    inName = false;
    firstSize = 0;
}

void RequestParser::Impl::remember(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size() && firstSize < first.size(); ++i) {
        if (firstSize > 0 || (bytes[i] != '\r' && bytes[i] != '\n'))
            first[firstSize++] = bytes[i];
    }
}

/// Capital letters up to a blank: a method that the library has never heard of.
bool RequestParser::Impl::looksLikeMethod() const
{
    for (size_t i = 0; i < firstSize; ++i) {
        if (first[i] == ' ')
            return i > 0;
        if ((first[i] < 'A' || first[i] > 'Z') && first[i] != '-' && first[i] != '_')
            return false;
    }
    return firstSize == first.size();
}

int RequestParser::Impl::onTarget(QByteArrayView piece)
{
    if (request.target.size() + piece.size() > limits.targetBytes)
        return fail(414);
    request.target.append(piece);
    return 0;
}

int RequestParser::Impl::onName(QByteArrayView piece)
{
    if (state == State::Body)
        return onTrailer(piece);
    if (!inName) {
        if (request.headers.size() >= limits.headerCount)
            return fail(431);
        request.headers.beginField();
        inName = true;
    }
    request.headers.appendName(piece);
    return request.headers.bytes() > limits.headerBytes ? fail(431) : 0;
}

int RequestParser::Impl::onValue(QByteArrayView piece)
{
    if (state == State::Body)
        return onTrailer(piece);
    inName = false;
    request.headers.appendValue(piece);
    return request.headers.bytes() > limits.headerBytes ? fail(431) : 0;
}

/// Fields after a chunked body are counted and thrown away.
int RequestParser::Impl::onTrailer(QByteArrayView piece)
{
    trailerBytes += piece.size();
    return trailerBytes > limits.headerBytes ? fail(431) : 0;
}

int RequestParser::Impl::onHead()
{
    const char *method = http_method_str(http_method(parser.method)); // of static storage
    request.method = QByteArray::fromRawData(method, qstrlen(method));
    facts = headFacts(request, parser.http_major, parser.http_minor);
    if (facts.refusal != 0)
        return fail(facts.refusal);
    const HeadDecision decision = sink.headArrived(request);
    if (decision.refusal != 0)
        return fail(decision.refusal);
    bodyLimit = decision.bodyBytes;
    keepBody = decision.keepBody;
    const bool sized = (parser.flags & F_CONTENTLENGTH) != 0;
    if (sized && parser.content_length > quint64(bodyLimit))
        return fail(413);
    if (sized && keepBody)
        request.body.reserve(qsizetype(qMin<quint64>(parser.content_length, 64 * 1024)));
    state = State::Body;
    parser.upgrade = 0; // else the library stops here; the connection itself decides about upgrades
    return 0;
}

int RequestParser::Impl::onBody(QByteArrayView piece)
{
    bodyBytes += piece.size();
    if (bodyBytes > bodyLimit)
        return fail(413);
    if (keepBody)
        request.body.append(piece);
    return 0;
}

int RequestParser::Impl::onEnd()
{
    state = State::Complete;
    http_parser_pause(&parser, 1);
    return 0;
}

int RequestParser::Impl::statusOfError() const
{
    if (failure != 0)
        return failure;
    switch (HTTP_PARSER_ERRNO(&parser)) {
    case HPE_HEADER_OVERFLOW: return state == State::Body ? 400 : 431;
    case HPE_INVALID_METHOD: return looksLikeMethod() ? 501 : 400;
    default: return 400;
    }
}

RequestParser::RequestParser(const HttpLimits &limits, Sink &sink) : m(std::make_unique<Impl>(limits, sink))
{
    m->begin();
}

RequestParser::~RequestParser() = default;

qsizetype RequestParser::feed(QByteArrayView bytes)
{
    if (m->state == State::Complete || m->state == State::Failed)
        return 0;
    if (m->state == State::Idle || m->firstSize < m->first.size())
        m->remember(bytes);
    if (m->state == State::Idle)
        m->state = State::Head;
    const size_t used = http_parser_execute(&m->parser, &Impl::settings(), bytes.data(), size_t(bytes.size()));
    const auto error = HTTP_PARSER_ERRNO(&m->parser);
    if (error != HPE_OK && error != HPE_PAUSED) {
        m->failure = m->statusOfError();
        m->state = State::Failed;
    } else if (m->state == State::Head && m->firstSize == 0) {
        m->state = State::Idle; // only empty lines so far
    }
    return qsizetype(used);
}

RequestParser::State RequestParser::state() const
{
    return m->state;
}

Request RequestParser::take()
{
    Request request = std::move(m->request);
    m->begin();
    return request;
}

int RequestParser::failure() const
{
    return m->failure;
}

bool RequestParser::keepAlive() const
{
    return http_should_keep_alive(&m->parser) != 0;
}

bool RequestParser::isHttp10() const
{
    return m->facts.http10;
}

bool RequestParser::expectsContinue() const
{
    return m->facts.expectsContinue;
}

bool RequestParser::wantsWebSocket() const
{
    return m->facts.webSocket;
}

} // namespace callboard::httpd

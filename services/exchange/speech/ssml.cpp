#include "exchange/speech/ssml.h"
#include "core/literals.h"
#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace callboard::exchange {

namespace {
constexpr auto XmlNamespace = "http://www.w3.org/XML/1998/namespace"_L1;

QString genderOf(bool male)
{
    return male ? u"male"_s : u"female"_s;
}

/// Copies a document, element by element.
class Cleaner
{
public:
    explicit Cleaner(const QString &document) : m_in(document), m_out(&m_xml) { }

    Result<CleanSsml> run()
    {
        while (!m_in.atEnd()) {
            m_in.readNext();
            if (const QString problem = take(); !problem.isEmpty())
                m_in.raiseError(problem);
        }
        if (m_in.hasError())
            return ApiError::invalid(u"ssml, line %1, column %2: %3"_s.arg(m_in.lineNumber())
                                         .arg(m_in.columnNumber())
                                         .arg(m_in.errorString()));
        return CleanSsml{m_xml, m_language};
    }

private:
    QString take()
    {
        switch (m_in.tokenType()) {
        case QXmlStreamReader::StartElement: return begin();
        case QXmlStreamReader::EndElement: end(); break;
        case QXmlStreamReader::Characters: m_out.writeCharacters(m_in.text().toString()); break;
        case QXmlStreamReader::DTD: return u"a document type is not allowed"_s;
        case QXmlStreamReader::EntityReference: return u"unknown entity"_s;
        default: break;
        }
        return {};
    }

    QString begin()
    {
        static const QSet<QString> spoken{u"speak"_s,    u"voice"_s, u"p"_s,   u"s"_s,      u"break"_s, u"prosody"_s,
                                          u"emphasis"_s, u"mark"_s,  u"sub"_s, u"say-as"_s, u"lang"_s};
        const QString name = m_in.name().toString();
        if (m_kept.isEmpty() && name != "speak"_L1)
            return u"the root is <%1>, not <speak>"_s.arg(name);
        const bool own = m_in.prefix().isEmpty() && spoken.contains(name) && (m_kept.isEmpty() || name != "speak"_L1);
        m_kept.append(own);
        if (own)
            write(name);
        return {};
    }

    void write(const QString &name)
    {
        const QXmlStreamAttributes attributes = m_in.attributes();
        const QString language = attributes.value(XmlNamespace, "lang"_L1).toString();
        if (m_kept.size() == 1)
            m_language = voiceOf({}, {}, language).language;
        if (name == "voice"_L1 || name == "lang"_L1)
            return writeVoice(attributes, language);
        m_out.writeStartElement(name);
        for (const QXmlStreamAttribute &a : attributes) {
            if (a.prefix().isEmpty())
                m_out.writeAttribute(a.name().toString(), a.value().toString());
        }
    }

    void writeVoice(const QXmlStreamAttributes &attributes, const QString &language)
    {
        const QString base = language.isEmpty() ? m_language : language;
        const Voice voice
            = voiceOf(attributes.value("name"_L1).toString(), attributes.value("gender"_L1).toString(), base);
        m_out.writeStartElement(u"voice"_s);
        m_out.writeAttribute(u"xml:lang"_s, voice.language);
        m_out.writeAttribute(u"gender"_s, genderOf(voice.male));
    }

    void end()
    {
        if (m_kept.takeLast())
            m_out.writeEndElement();
    }

    QXmlStreamReader m_in;
    QByteArray m_xml;
    QXmlStreamWriter m_out;
    QString m_language = u"en-us"_s;
    QList<bool> m_kept; ///< for every open element: was it written?
};
} // namespace

Result<CleanSsml> cleanSsml(const QString &document)
{
    return Cleaner(document).run();
}

CleanSsml ssmlOf(const QString &text, const Voice &voice)
{
    QByteArray xml;
    QXmlStreamWriter out(&xml);
    out.writeStartElement(u"speak"_s);
    out.writeStartElement(u"voice"_s);
    out.writeAttribute(u"xml:lang"_s, voice.language);
    out.writeAttribute(u"gender"_s, genderOf(voice.male));
    QString legal = text;
    legal.removeIf([](QChar c) { return c.unicode() < 0x20 && c != u'\n' && c != u'\t'; });
    out.writeCharacters(legal);
    out.writeEndElement();
    out.writeEndElement();
    return {xml, voice.language};
}

} // namespace callboard::exchange

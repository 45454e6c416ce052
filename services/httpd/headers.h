// Header fields of a request or a response.
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <initializer_list>
#include <utility>
#include <vector>

namespace callboard::httpd {

/// An ordered list of header fields, names compared without regard to case (RFC 9110, 5.1).
/// All text lies in one buffer, so a request costs two allocations whatever its number of fields.
/// A value type; views are good until the list changes or dies.
class HeaderList
{
public:
    using Field = std::pair<QByteArrayView, QByteArrayView>;

    HeaderList() = default;
    HeaderList(std::initializer_list<Field> fields);

    /// Appends a field, also when one of that name exists.
    void add(QByteArrayView name, QByteArrayView value);
    /// Replaces every field of that name by one.
    void set(QByteArrayView name, QByteArrayView value);
    void remove(QByteArrayView name);

    bool has(QByteArrayView name) const { return count(name) > 0; }
    qsizetype count(QByteArrayView name) const;
    /// The first value of that name, surrounding blanks cut; empty when there is none.
    QByteArrayView view(QByteArrayView name) const;
    QByteArray value(QByteArrayView name) const { return view(name).toByteArray(); }
    /// All values of that name joined with ", " as one list (RFC 9110, 5.2).
    QByteArray joined(QByteArrayView name) const;
    /// Whether a comma separated list of that name holds the token, without regard to case.
    bool hasToken(QByteArrayView name, QByteArrayView token) const;

    qsizetype size() const { return qsizetype(m_fields.size()); }
    bool isEmpty() const { return m_fields.empty(); }
    Field at(qsizetype index) const;
    bool hasInName(char c) const;
    /// Bytes of all names and values together.
    qsizetype bytes() const { return m_text.size(); }

    // Used while a head is being parsed: text arrives in pieces.
    void beginField();
    void appendName(QByteArrayView piece);
    void appendValue(QByteArrayView piece);

private:
    struct Span {
        qsizetype name = 0;
        qsizetype nameSize = 0;
        qsizetype value = 0;
        qsizetype valueSize = 0;
    };
    QByteArrayView nameOf(const Span &span) const;
    QByteArrayView valueOf(const Span &span) const;
    bool isNamed(const Span &span, QByteArrayView name) const;

    QByteArray m_text;
    std::vector<Span> m_fields;
};

} // namespace callboard::httpd

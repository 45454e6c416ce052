#include "ui/calls/partychooser.h"
#include "core/literals.h"
#include "models/recentparties.h"
#include "ui/text/eventtext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tones.h"
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace callboard {

static constexpr int rawIdRole = Qt::UserRole;
static constexpr int mostOffered = 50;

PartyChooser::PartyChooser(const CallDesk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_line(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_meaning(new QLabel(this))
{
    m_line->setObjectName("target");
    m_line->setClearButtonEnabled(true);
    m_list->setObjectName("suggestions");
    m_list->setMinimumHeight(fontMetrics().height() * 7);
    m_meaning->setObjectName("meaning");
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_line);
    column->addWidget(m_meaning);
    column->addWidget(m_list, 1);
    setFocusProxy(m_line);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &PartyChooser::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &PartyChooser::tell);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &PartyChooser::activated);
    retranslate();
}

void PartyChooser::setSeveral(bool on)
{
    m_several = on;
    retranslate();
}

void PartyChooser::leaveOut(const QList<RawId> &ids)
{
    m_leftOut = ids;
    fill();
}

QStringList PartyChooser::pieces() const
{
    if (!m_several)
        return {m_line->text()};
    QStringList parts = m_line->text().split(u',');
    if (parts.size() > 1 && parts.constLast().trimmed().isEmpty())
        parts.removeLast();
    return parts;
}

/// A row chosen by hand counts more than what was typed to find it.
Target PartyChooser::last() const
{
    if (const QListWidgetItem *item = m_list->currentItem())
        return {RawId(item->data(rawIdRole).toString()), {}};
    return readTarget(m_desk, pieces().constLast());
}

/// All of them, or the problem of the first that is none.
QString PartyChooser::read(QList<RawId> &found) const
{
    const QStringList typed = pieces();
    for (int n = 0; n < typed.size(); ++n) {
        const Target target = n + 1 < typed.size() ? readTarget(m_desk, typed.at(n)) : last();
        if (!target.isValid())
            return target.problem;
        if (!found.contains(target.id))
            found.append(target.id);
    }
    return {};
}

QList<RawId> PartyChooser::targets() const
{
    QList<RawId> found;
    return read(found).isEmpty() ? found : QList<RawId>();
}

QString PartyChooser::problem() const
{
    QList<RawId> found;
    return read(found);
}

static QString lineFor(const KnownParty &known)
{
    const QString text = targetText(known.party.rawId);
    if (known.party.kind != PartyKind::PhoneNumber)
        return known.name.isEmpty() ? text : u"%1 – %2"_s.arg(known.name, EventText::kind(known.party.kind));
    return known.name.isEmpty() ? text : u"%1 – %2"_s.arg(known.name, text);
}

void PartyChooser::fill()
{
    const QString typed = pieces().constLast();
    QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const KnownParty &known : matching(recentParties(m_desk.store()), typed)) {
        if (m_leftOut.contains(known.party.rawId) || m_list->count() >= mostOffered)
            continue;
        const bool phone = known.party.kind == PartyKind::PhoneNumber;
        auto *item = new QListWidgetItem(icon(phone ? u"dial"_s : u"computer"_s), lineFor(known), m_list);
        item->setData(rawIdRole, known.party.rawId.text);
    }
    // A name means the first who fits; digits mean what they say, an emergency number least of all a customer.
    const bool isName = std::any_of(typed.begin(), typed.end(), [](QChar c) { return c.isLetter(); });
    m_list->setCurrentRow(isName && !readTarget(m_desk, typed).isValid() ? 0 : -1);
    tell();
}

void PartyChooser::tell()
{
    const QList<RawId> ids = targets();
    QStringList texts;
    for (const RawId &id : ids)
        texts.append(targetText(id));
    const QListWidgetItem *item = m_list->currentItem();
    if (item && texts.size() == 1)
        texts = {item->text()};
    m_meaning->setText(ids.isEmpty() ? problem() : texts.join(u", "_s));
    emit changed();
}

void PartyChooser::move(int by)
{
    const int count = m_list->count();
    if (count > 0)
        m_list->setCurrentRow(qBound(0, m_list->currentRow() + by, count - 1));
}

bool PartyChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            move(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PartyChooser::retranslate()
{
    m_line->setPlaceholderText(m_several ? tr("Number, name or user id; several with commas")
                                         : tr("Number, name or user id"));
    m_line->setAccessibleName(tr("Whom"));
    m_list->setAccessibleName(tr("Lately spoken to"));
    fill();
}

} // namespace callboard

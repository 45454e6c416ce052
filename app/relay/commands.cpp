#include "commands.h"
#include "core/literals.h"
#include "datafolder.h"
#include "relay/accounts/accountstore.h"
#include "relay/accounts/passwords.h"
#include "relay/journal/journalreader.h"
#include "terminal.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <cstdio>

namespace callboard::relay {

namespace {
constexpr qsizetype ShortestPassword = 8;

QByteArray readPassword()
{
    const bool terminal = setEcho(false);
    if (terminal)
        std::fputs("Password: ", stderr);
    QFile input;
    const bool open = input.open(stdin, QIODevice::ReadOnly);
    QByteArray line = open ? input.readLine(4096) : QByteArray();
    if (terminal) {
        setEcho(true);
        std::fputc('\n', stderr);
    }
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

Result<Done> store(const Options &options, const QByteArray &password)
{
    const auto hash = hashPassword(password);
    if (!hash)
        return hash.error();
    Account account;
    account.name = UserName(options.user);
    account.displayName = options.displayName;
    account.passwordHash = *hash;
    for (const QString &name : options.roles)
        account.roles |= roleFromName(name).value_or(Role::Agent);
    if (const auto made = DataFolder::make(options.data); !made)
        return made;
    const auto accounts = AccountStore::open(DataFolder::accountsFile(options.data));
    return accounts ? accounts.value()->put(account) : accounts.error();
}
} // namespace

void complain(const QString &text)
{
    std::fprintf(stderr, "callboard-relay: %s\n", qPrintable(text));
}

int addUser(const Options &options)
{
    const QByteArray password = readPassword();
    if (password.size() < ShortestPassword) {
        complain(u"the password needs %1 characters or more"_s.arg(ShortestPassword));
        return exitcode::Usage;
    }
    if (const auto stored = store(options, password); !stored) {
        complain(stored.error().detail);
        return exitcode::DataFolder;
    }
    return exitcode::Ok;
}

int checkJournal(const Options &options)
{
    const auto reader = JournalReader::open(options.data + u"/journal.db"_s);
    if (!reader) {
        complain(reader.error().detail);
        return exitcode::Journal;
    }
    qint64 first = 0;
    qint64 last = 0;
    QJsonArray damaged;
    const auto shown = reader.value()->read(0, std::numeric_limits<qint64>::max(), [&](const EventView &row) {
        first = first == 0 ? row.offset : first;
        last = row.offset;
        if (row.damaged)
            damaged.append(row.offset);
        return true;
    });
    if (!shown) {
        complain(u"after row %1: %2"_s.arg(last).arg(shown.error().detail));
        return exitcode::Journal;
    }
    const QJsonObject report{{u"rows"_s, *shown}, {u"first"_s, first}, {u"last"_s, last}, {u"damaged"_s, damaged}};
    std::printf("%s\n", QJsonDocument(report).toJson(QJsonDocument::Compact).constData());
    return damaged.isEmpty() ? exitcode::Ok : exitcode::Journal;
}

} // namespace callboard::relay

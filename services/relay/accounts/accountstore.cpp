#include "relay/accounts/accountstore.h"
#include "core/literals.h"
#include <QFile>
#include <sqlite3.h>

namespace callboard::relay {

Result<std::unique_ptr<AccountStore>> AccountStore::open(const QString &path)
{
    auto db = SqliteDatabase::open({.path = path});
    if (!db)
        return db.error();
    std::unique_ptr<AccountStore> store(new AccountStore);
    store->m_db = std::move(db).value();
    auto r = store->m_db.exec("CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, displayName TEXT NOT NULL, "
                              "roles TEXT NOT NULL, passwordHash TEXT NOT NULL) WITHOUT ROWID");
    if (!r)
        return r.error();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    const std::pair<SqliteStatement *, const char *> all[]
        = {{&store->m_find, "SELECT name, displayName, roles, passwordHash FROM accounts WHERE name = ?1"},
           {&store->m_all, "SELECT name, displayName, roles, passwordHash FROM accounts ORDER BY name"},
           {&store->m_put, "INSERT OR REPLACE INTO accounts VALUES(?1, ?2, ?3, ?4)"}};
    for (const auto &[statement, sql] : all) {
        auto prepared = store->m_db.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(prepared).value();
    }
    return store;
}

Result<Done> AccountStore::put(const Account &account)
{
    const QByteArray name = account.name.text.toUtf8();
    const QByteArray displayName = account.displayName.toUtf8();
    const QByteArray roles = roleNames(account.roles).join(u' ').toUtf8();
    m_put.bindText(1, name);
    m_put.bindText(2, displayName);
    m_put.bindText(3, roles);
    m_put.bindText(4, account.passwordHash);
    if (!m_put.run())
        return m_db.error(u"store account"_s);
    return Done{};
}

Account AccountStore::accountOf(const SqliteStatement &row)
{
    Account account;
    account.name = UserName(QString::fromUtf8(row.bytes(0)));
    account.displayName = QString::fromUtf8(row.bytes(1));
    for (const QString &name : QString::fromUtf8(row.bytes(2)).split(u' ', Qt::SkipEmptyParts))
        if (const auto role = roleFromName(name))
            account.roles |= *role;
    account.passwordHash = row.bytes(3).toByteArray();
    return account;
}

Result<std::optional<Account>> AccountStore::find(const UserName &name)
{
    const SqliteReset reset(m_find);
    const QByteArray text = name.text.toUtf8();
    m_find.bindText(1, text);
    const int code = m_find.step();
    if (code == SQLITE_ROW)
        return std::optional(accountOf(m_find));
    if (code != SQLITE_DONE)
        return m_db.error(u"read account"_s);
    return std::optional<Account>();
}

Result<QList<Account>> AccountStore::all()
{
    const SqliteReset reset(m_all);
    QList<Account> accounts;
    int code = SQLITE_DONE;
    while ((code = m_all.step()) == SQLITE_ROW)
        accounts.append(accountOf(m_all));
    if (code != SQLITE_DONE)
        return m_db.error(u"read accounts"_s);
    return accounts;
}

} // namespace callboard::relay

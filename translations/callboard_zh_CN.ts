<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>callboard::AboutBox</name>
    <message>
        <source>About Callboard</source>
        <translation>关于 Callboard</translation>
    </message>
    <message>
        <source>Callboard %1</source>
        <translation>Callboard %1</translation>
    </message>
    <message>
        <source>A console for telephone agents and supervisors, with its own relay and exchange.

Licence: Apache-2.0. Built with Qt %1 (LGPL-3.0).</source>
        <translation>面向电话客服与班长的控制台，自带中继和交换机。

许可证：Apache-2.0。基于 Qt %1(LGPL-3.0)构建。</translation>
    </message>
</context>
<context>
    <name>callboard::CommandPalette</name>
    <message>
        <source>%1, key %2</source>
        <translation>%1，快捷键 %2</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您要做什么？</translation>
    </message>
    <message>
        <source>Words of the command</source>
        <translation>命令中的字词</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>callboard::CountdownRing</name>
    <message numerus="yes">
        <source>%Ln second(s) left to answer</source>
        <translation><numerusform>剩余接听时间 %Ln 秒</numerusform></translation>
    </message>
</context>
<context>
    <name>callboard::KeySheet</name>
    <message>
        <source>%1, key %2</source>
        <translation>%1，快捷键 %2</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Part of a command or key</source>
        <translation>命令或按键的一部分</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>callboard::LinkIndicator</name>
    <message>
        <source>Link to the relay: %1</source>
        <translation>与中继的连接：%1</translation>
    </message>
</context>
<context>
    <name>callboard::LinkWords</name>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Live %L1 ms</source>
        <translation>在线 %L1 毫秒</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>link to the relay</comment>
        <translation>在线</translation>
    </message>
    <message>
        <source>Catching up %L1</source>
        <translation>正在同步 %L1</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>%1 起离线</translation>
    </message>
    <message>
        <source>Connecting to the relay.</source>
        <translation>正在连接中继。</translation>
    </message>
    <message numerus="yes">
        <source>Connected again. Catching up: %Ln event(s) to go.</source>
        <translation><numerusform>已重新连接。正在同步：还剩 %Ln 个事件。</numerusform></translation>
    </message>
    <message>
        <source>Connected again. Catching up with what happened meanwhile.</source>
        <translation>已重新连接。正在同步断线期间发生的事件。</translation>
    </message>
    <message>
        <source>The relay can't be reached. Trying again.</source>
        <translation>无法连接中继，正在重试。</translation>
    </message>
    <message>
        <source>Working from memory: the relay can't be reached. This is what was true at %1; calls can't be controlled until the link is back.</source>
        <translation>无法连接中继，当前显示的是 %1 时的状态。连接恢复之前无法控制通话。</translation>
    </message>
</context>
<context>
    <name>callboard::MainMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>通话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Participants</source>
        <translation>参与者(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Sign &amp;out and change profile</source>
        <translation>注销并切换配置(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Switch between light and &amp;dark</source>
        <translation>切换浅色/深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>标准文字大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>查找命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Callboard</source>
        <translation>关于 Callboard(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
</context>
<context>
    <name>callboard::MainWindow</name>
    <message>
        <source>&amp;Try now</source>
        <translation>立即重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Understood</source>
        <translation>知道了(&amp;U)</translation>
    </message>
    <message>
        <source>Close Callboard</source>
        <translation>关闭 Callboard</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) will go on without this window.</source>
        <translation><numerusform>关闭窗口后，%n 个通话将继续进行。</numerusform></translation>
    </message>
    <message>
        <source>Nobody hangs up: you find them again when you open Callboard.</source>
        <translation>通话不会挂断，重新打开 Callboard 后即可看到它们。</translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>留下(&amp;S)</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>Callboard</source>
        <translation>Callboard</translation>
    </message>
    <message>
        <source>Callboard – %1 – %2</source>
        <translation>Callboard – %1 – %2</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>callboard::OfferCard</name>
    <message>
        <source>Waited %1:%2</source>
        <translation>已等待 %1:%2</translation>
    </message>
    <message>
        <source>Incoming call: %1, for %2</source>
        <translation>来电：%1，拨打 %2</translation>
    </message>
    <message>
        <source>Incoming call: %1, %2, for %3</source>
        <translation>来电：%1，%2，拨打 %3</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>未显示号码</translation>
    </message>
    <message>
        <source>For %1</source>
        <comment>the line that was dialled</comment>
        <translation>拨打线路：%1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒接</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>接听 %1</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation>拒接 %1</translation>
    </message>
</context>
<context>
    <name>callboard::OfferPopup</name>
    <message>
        <source>Incoming calls</source>
        <translation>来电</translation>
    </message>
</context>
<context>
    <name>callboard::Profile</name>
    <message>
        <source>This computer</source>
        <comment>profile: relay and exchange run here</comment>
        <translation>本机</translation>
    </message>
    <message>
        <source>Direct</source>
        <comment>profile: straight to the telephone service</comment>
        <translation>直连</translation>
    </message>
</context>
<context>
    <name>callboard::ProfileBand</name>
    <message>
        <source>Profile %1, user %2</source>
        <translation>配置 %1，用户 %2</translation>
    </message>
</context>
</TS>

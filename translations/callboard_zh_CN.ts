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
    <name>callboard::ActionNotices</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>whom an action concerned: what became of it</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>callboard::ActionText</name>
    <message>
        <source>&amp;Answer</source>
        <translation>接听(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>拒接(&amp;J)</translation>
    </message>
    <message>
        <source>Redire&amp;ct…</source>
        <translation>转移来电(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Dial…</source>
        <translation>拨号(&amp;D)…</translation>
    </message>
    <message>
        <source>C&amp;onnect to a call…</source>
        <translation>接入通话(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <comment>add a participant</comment>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>Cancel in&amp;vitation</source>
        <translation>取消邀请(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <comment>remove a participant</comment>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <comment>verb: mute a participant</comment>
        <translation>静音(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <comment>verb: put on hold</comment>
        <translation>保持(&amp;H)</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <comment>verb: take off hold</comment>
        <translation>恢复通话(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Transfer…</source>
        <translation>转接(&amp;T)…</translation>
    </message>
    <message>
        <source>Move i&amp;nto my call…</source>
        <translation>移入我的通话(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;End call</source>
        <translation>挂断(&amp;E)</translation>
    </message>
    <message>
        <source>End for ever&amp;yone</source>
        <translation>结束整个通话(&amp;Y)</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在接听</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation>正在拒接</translation>
    </message>
    <message>
        <source>Redirecting</source>
        <translation>正在转移来电</translation>
    </message>
    <message>
        <source>Dialling</source>
        <translation>正在拨号</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在接通</translation>
    </message>
    <message>
        <source>Inviting</source>
        <translation>正在邀请</translation>
    </message>
    <message>
        <source>Withdrawing</source>
        <translation>正在撤回邀请</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Muting</source>
        <translation>正在静音</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>正在保持</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Transferring</source>
        <translation>正在转接</translation>
    </message>
    <message>
        <source>Moving here</source>
        <translation>正在移入</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>正在挂断</translation>
    </message>
    <message>
        <source>Ending for everyone</source>
        <translation>正在结束整个通话</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已接听</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒接</translation>
    </message>
    <message>
        <source>Redirected</source>
        <translation>已转移</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已加入</translation>
    </message>
    <message>
        <source>Invitation withdrawn</source>
        <translation>邀请已撤回</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保持中</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Transfer accepted</source>
        <translation>转接已受理</translation>
    </message>
    <message>
        <source>Moved here</source>
        <translation>已移入</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Ended for everyone</source>
        <translation>整个通话已结束</translation>
    </message>
    <message>
        <source>The call was not answered.</source>
        <translation>来电未能接听。</translation>
    </message>
    <message>
        <source>The call was not rejected.</source>
        <translation>来电未能拒接。</translation>
    </message>
    <message>
        <source>The call was not redirected.</source>
        <translation>来电未能转移。</translation>
    </message>
    <message>
        <source>The call did not come about.</source>
        <translation>呼叫未建立。</translation>
    </message>
    <message>
        <source>The connection to the call did not come about.</source>
        <translation>未能接入通话。</translation>
    </message>
    <message>
        <source>The participant was not added.</source>
        <translation>参与者未能加入。</translation>
    </message>
    <message>
        <source>The invitation was not withdrawn.</source>
        <translation>邀请未能撤回。</translation>
    </message>
    <message>
        <source>The participant was not removed.</source>
        <translation>参与者未能移除。</translation>
    </message>
    <message>
        <source>The participant was not muted.</source>
        <translation>参与者未能静音。</translation>
    </message>
    <message>
        <source>The participant was not put on hold.</source>
        <translation>参与者未能保持。</translation>
    </message>
    <message>
        <source>The participant is still on hold.</source>
        <translation>该参与者仍处于保持状态。</translation>
    </message>
    <message>
        <source>The call was not transferred; the caller is still here.</source>
        <translation>通话未能转接，来电方仍在线。</translation>
    </message>
    <message>
        <source>The participant was not moved.</source>
        <translation>参与者未能移入。</translation>
    </message>
    <message>
        <source>The call was not ended.</source>
        <translation>未能挂断通话。</translation>
    </message>
    <message>
        <source>The call was not ended for everyone.</source>
        <translation>未能结束整个通话。</translation>
    </message>
    <message>
        <source>Answering is not confirmed.</source>
        <translation>接听尚未确认。</translation>
    </message>
    <message>
        <source>Rejecting is not confirmed.</source>
        <translation>拒接尚未确认。</translation>
    </message>
    <message>
        <source>The redirect is not confirmed.</source>
        <translation>转移来电尚未确认。</translation>
    </message>
    <message>
        <source>Nothing has been heard of the dialled call.</source>
        <translation>尚未收到呼出结果。</translation>
    </message>
    <message>
        <source>Nothing has been heard of the connection.</source>
        <translation>尚未收到接入结果。</translation>
    </message>
    <message>
        <source>The invitation is not confirmed.</source>
        <translation>邀请尚未确认。</translation>
    </message>
    <message>
        <source>Withdrawing the invitation is not confirmed.</source>
        <translation>撤回邀请尚未确认。</translation>
    </message>
    <message>
        <source>The removal is not confirmed.</source>
        <translation>移除尚未确认。</translation>
    </message>
    <message>
        <source>The mute is not confirmed.</source>
        <translation>静音尚未确认。</translation>
    </message>
    <message>
        <source>The hold is not confirmed.</source>
        <translation>保持尚未确认。</translation>
    </message>
    <message>
        <source>The resume is not confirmed.</source>
        <translation>恢复尚未确认。</translation>
    </message>
    <message>
        <source>The transfer is not confirmed.</source>
        <translation>转接尚未确认。</translation>
    </message>
    <message>
        <source>The move is not confirmed.</source>
        <translation>移入尚未确认。</translation>
    </message>
    <message>
        <source>The end of the call is not confirmed.</source>
        <translation>挂断尚未确认。</translation>
    </message>
    <message>
        <source>The end for everyone is not confirmed.</source>
        <translation>结束整个通话尚未确认。</translation>
    </message>
    <message numerus="yes">
        <source>%1, requested %n second(s) ago</source>
        <translation>
            <numerusform>%1，%n 秒前已请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, accepted, waiting for %n second(s)</source>
        <translation>
            <numerusform>%1，已受理，已等待 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Pla&amp;y…</source>
        <comment>play a prompt</comment>
        <translation>播放(&amp;Y)…</translation>
    </message>
    <message>
        <source>&amp;Stop prompts</source>
        <translation>停止提示音(&amp;S)</translation>
    </message>
    <message>
        <source>Colle&amp;ct…</source>
        <comment>collect digits, a choice or speech</comment>
        <translation>收集输入(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keypad…</source>
        <translation>拨号键盘(&amp;K)…</translation>
    </message>
    <message>
        <source>Stop &amp;watching keys</source>
        <translation>停止监看按键(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Record…</source>
        <translation>录音(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Pause recording…</source>
        <translation>暂停录音(&amp;P)…</translation>
    </message>
    <message>
        <source>Res&amp;ume recording</source>
        <translation>继续录音(&amp;U)</translation>
    </message>
    <message>
        <source>Stop recor&amp;ding</source>
        <translation>停止录音(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Transcribe</source>
        <translation>转写(&amp;T)</translation>
    </message>
    <message>
        <source>Stop &amp;transcribing</source>
        <translation>停止转写(&amp;T)</translation>
    </message>
    <message>
        <source>Stream &amp;audio</source>
        <translation>音频推流(&amp;A)</translation>
    </message>
    <message>
        <source>Stop streaming &amp;audio</source>
        <translation>停止音频推流(&amp;A)</translation>
    </message>
    <message>
        <source>Starting prompt</source>
        <translation>正在开始播放</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>正在收集</translation>
    </message>
    <message>
        <source>Sending tones</source>
        <translation>正在发送按键音</translation>
    </message>
    <message>
        <source>Starting to watch</source>
        <translation>正在开始监看</translation>
    </message>
    <message>
        <source>Ending the watch</source>
        <translation>正在结束监看</translation>
    </message>
    <message>
        <source>Starting recording</source>
        <translation>正在开始录音</translation>
    </message>
    <message>
        <source>Pausing recording</source>
        <translation>正在暂停录音</translation>
    </message>
    <message>
        <source>Resuming recording</source>
        <translation>正在继续录音</translation>
    </message>
    <message>
        <source>Stopping recording</source>
        <translation>正在停止录音</translation>
    </message>
    <message>
        <source>Starting transcription</source>
        <translation>正在开始转写</translation>
    </message>
    <message>
        <source>Stopping transcription</source>
        <translation>正在停止转写</translation>
    </message>
    <message>
        <source>Starting stream</source>
        <translation>正在开始推流</translation>
    </message>
    <message>
        <source>Stopping stream</source>
        <translation>正在停止推流</translation>
    </message>
    <message>
        <source>Prompt plays</source>
        <translation>正在播放</translation>
    </message>
    <message>
        <source>Prompts stopped</source>
        <translation>提示音已停止</translation>
    </message>
    <message>
        <source>Input received</source>
        <translation>已收到输入</translation>
    </message>
    <message>
        <source>Tones sent</source>
        <translation>按键音已发送</translation>
    </message>
    <message>
        <source>Keys watched</source>
        <translation>按键监看中</translation>
    </message>
    <message>
        <source>Keys not watched</source>
        <translation>不再监看按键</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音中</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>录音已暂停</translation>
    </message>
    <message>
        <source>Recording resumed</source>
        <translation>录音已继续</translation>
    </message>
    <message>
        <source>Recording stopped</source>
        <translation>录音已停止</translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation>转写中</translation>
    </message>
    <message>
        <source>Transcription stopped</source>
        <translation>转写已停止</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>推流中</translation>
    </message>
    <message>
        <source>Stream stopped</source>
        <translation>推流已停止</translation>
    </message>
    <message>
        <source>The prompt was not played.</source>
        <translation>提示音没有播放。</translation>
    </message>
    <message>
        <source>The prompts were not stopped.</source>
        <translation>提示音没有停止。</translation>
    </message>
    <message>
        <source>No input was received.</source>
        <translation>没有收到输入。</translation>
    </message>
    <message>
        <source>The tones were not sent.</source>
        <translation>按键音没有发送。</translation>
    </message>
    <message>
        <source>The keys are not watched.</source>
        <translation>没有监看按键。</translation>
    </message>
    <message>
        <source>The keys are still watched.</source>
        <translation>仍在监看按键。</translation>
    </message>
    <message>
        <source>The recording did not start.</source>
        <translation>录音没有开始。</translation>
    </message>
    <message>
        <source>The recording was not paused; it may still be running.</source>
        <translation>录音没有暂停，可能仍在录音。</translation>
    </message>
    <message>
        <source>The recording was not resumed.</source>
        <translation>录音没有继续。</translation>
    </message>
    <message>
        <source>The recording was not stopped.</source>
        <translation>录音没有停止。</translation>
    </message>
    <message>
        <source>The transcription did not start.</source>
        <translation>转写没有开始。</translation>
    </message>
    <message>
        <source>The transcription was not stopped.</source>
        <translation>转写没有停止。</translation>
    </message>
    <message>
        <source>The audio stream did not start.</source>
        <translation>音频推流没有开始。</translation>
    </message>
    <message>
        <source>The audio stream was not stopped.</source>
        <translation>音频推流没有停止。</translation>
    </message>
    <message>
        <source>Nothing has been heard of the prompt.</source>
        <translation>没有收到提示音的消息。</translation>
    </message>
    <message>
        <source>Stopping the prompts is not confirmed.</source>
        <translation>停止提示音尚未确认。</translation>
    </message>
    <message>
        <source>Nothing has been heard of the input.</source>
        <translation>没有收到输入的消息。</translation>
    </message>
    <message>
        <source>Sending the tones is not confirmed.</source>
        <translation>发送按键音尚未确认。</translation>
    </message>
    <message>
        <source>Watching the keys is not confirmed.</source>
        <translation>监看按键尚未确认。</translation>
    </message>
    <message>
        <source>Ending the watch of the keys is not confirmed.</source>
        <translation>结束监看按键尚未确认。</translation>
    </message>
    <message>
        <source>The start of the recording is not confirmed.</source>
        <translation>录音开始尚未确认。</translation>
    </message>
    <message>
        <source>The pause of the recording is not confirmed; it may still be running.</source>
        <translation>录音暂停尚未确认，可能仍在录音。</translation>
    </message>
    <message>
        <source>Resuming the recording is not confirmed.</source>
        <translation>继续录音尚未确认。</translation>
    </message>
    <message>
        <source>Stopping the recording is not confirmed.</source>
        <translation>停止录音尚未确认。</translation>
    </message>
    <message>
        <source>The start of the transcription is not confirmed.</source>
        <translation>转写开始尚未确认。</translation>
    </message>
    <message>
        <source>Stopping the transcription is not confirmed.</source>
        <translation>停止转写尚未确认。</translation>
    </message>
    <message>
        <source>The start of the audio stream is not confirmed.</source>
        <translation>音频推流开始尚未确认。</translation>
    </message>
    <message>
        <source>Stopping the audio stream is not confirmed.</source>
        <translation>停止音频推流尚未确认。</translation>
    </message>
    <message>
        <source>&amp;Watch keys…</source>
        <comment>tell every key that a participant presses</comment>
        <translation>监看按键(&amp;W)…</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>Transcription &amp;language…</source>
        <translation>转写语言(&amp;L)…</translation>
    </message>
    <message>
        <source>Changing the language</source>
        <translation>正在更改语言</translation>
    </message>
    <message>
        <source>Language changed</source>
        <translation>语言已更改</translation>
    </message>
    <message>
        <source>The language of the transcription was not changed.</source>
        <translation>转写语言未更改。</translation>
    </message>
    <message>
        <source>The change of language is not confirmed.</source>
        <translation>语言更改尚未得到确认。</translation>
    </message>
</context>
<context>
    <name>callboard::BandPicker</name>
    <message>
        <source>Teal</source>
        <translation>蓝绿</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>callboard::CallActions</name>
    <message>
        <source>Press F8 once more, or hold it, to end the call.</source>
        <translation>再按一次 F8 或按住 F8 即可挂断。</translation>
    </message>
    <message>
        <source>No call is ringing.</source>
        <translation>没有来电正在振铃。</translation>
    </message>
    <message>
        <source>&amp;Go to the calls</source>
        <translation>转到通话列表(&amp;G)</translation>
    </message>
    <message>
        <source>Go to the &amp;participants</source>
        <translation>转到参与者(&amp;P)</translation>
    </message>
    <message>
        <source>Go to the ti&amp;meline</source>
        <translation>转到事件时间线(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Find a call</source>
        <translation>查找通话(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Raw events</source>
        <translation>原始事件(&amp;R)</translation>
    </message>
    <message>
        <source>C&amp;olumns of the calls…</source>
        <translation>通话列表的列(&amp;O)…</translation>
    </message>
    <message>
        <source>Go to the tran&amp;script</source>
        <translation>转到转写(&amp;S)</translation>
    </message>
    <message>
        <source>Privacy s&amp;hield</source>
        <translation>隐私屏障(&amp;H)</translation>
    </message>
    <message>
        <source>Press Shift+F8 once more, or hold it, to end the call for everyone.</source>
        <translation>再按一次 Shift+F8（或按住不放）即可结束整个通话。</translation>
    </message>
</context>
<context>
    <name>callboard::CallCard</name>
    <message>
        <source>No call selected</source>
        <translation>未选择通话</translation>
    </message>
    <message>
        <source>When a call rings it shows up here by itself. To call somebody, press F3.</source>
        <translation>有来电时会自动显示在这里。要拨打电话，请按 F3。</translation>
    </message>
</context>
<context>
    <name>callboard::CallDialogs</name>
    <message>
        <source>Remove the last participant</source>
        <translation>移除最后一位参与者</translation>
    </message>
    <message>
        <source>Nobody else is in this call: removing this participant ends it.</source>
        <translation>通话中没有其他人：移除该参与者会结束通话。</translation>
    </message>
    <message>
        <source>&amp;Remove and end</source>
        <translation>移除并结束(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
</context>
<context>
    <name>callboard::CallListPane</name>
    <message>
        <source>Find: name, number, state</source>
        <translation>查找：姓名、号码、状态</translation>
    </message>
    <message>
        <source>Find a call</source>
        <translation>查找通话</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>No calls.</source>
        <translation>没有通话。</translation>
    </message>
</context>
<context>
    <name>callboard::CallWords</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保持中</translation>
    </message>
    <message>
        <source>Joined for</source>
        <translation>加入时长</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>振铃中</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在接听</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在接通</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Transferring</source>
        <translation>正在转接</translation>
    </message>
    <message>
        <source>Handed off</source>
        <translation>已移交</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒接</translation>
    </message>
    <message>
        <source>Redirected</source>
        <translation>已转移</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已被接听</translation>
    </message>
    <message>
        <source>Taken by %1</source>
        <translation>%1 已接</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>未知来电者</translation>
    </message>
    <message>
        <source>Withheld number</source>
        <translation>未显示号码</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left to answer</source>
        <translation>剩余接听时间 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>时长 %1</translation>
    </message>
    <message>
        <source>lasted %1</source>
        <translation>持续 %1</translation>
    </message>
    <message>
        <source>an action is not confirmed yet</source>
        <translation>有操作尚未确认</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>已邀请</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>You</source>
        <comment>the user&apos;s own connection</comment>
        <translation>您</translation>
    </message>
    <message>
        <source>On hold %1</source>
        <translation>保持 %1</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>on hold for %1</source>
        <translation>已保持 %1</translation>
    </message>
    <message>
        <source>%1, not confirmed yet</source>
        <translation>%1，尚未确认</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>%1… (speaking)</source>
        <comment>what is understood so far</comment>
        <translation>%1…（正在说）</translation>
    </message>
</context>
<context>
    <name>callboard::CallsPage</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>转写</translation>
    </message>
    <message>
        <source>Events and transcript</source>
        <translation>事件和转写</translation>
    </message>
</context>
<context>
    <name>callboard::CallsWorkspace</name>
    <message>
        <source>&amp;Calls</source>
        <translation>通话(&amp;C)</translation>
    </message>
</context>
<context>
    <name>callboard::CardWords</name>
    <message>
        <source>on line %1</source>
        <translation>线路 %1</translation>
    </message>
    <message>
        <source>called by us</source>
        <translation>由我方呼出</translation>
    </message>
    <message>
        <source>%1 left to answer</source>
        <translation>剩余接听时间 %1</translation>
    </message>
    <message>
        <source>on hold %1</source>
        <translation>已保持 %1</translation>
    </message>
    <message>
        <source>talking %1</source>
        <translation>通话 %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>已持续 %1</translation>
    </message>
    <message>
        <source>lasted %1</source>
        <translation>持续 %1</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>ended at %1</source>
        <translation>结束于 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>header of the call: its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>handled by %1</source>
        <translation>由 %1 处理</translation>
    </message>
</context>
<context>
    <name>callboard::CollectDialog</name>
    <message>
        <source>Nobody is in the call to ask.</source>
        <translation>通话中没有可以询问的人。</translation>
    </message>
    <message>
        <source>Keys that end the input can be 0 to 9, *, # and A to D.</source>
        <translation>结束输入的按键可以是 0 到 9、*、# 和 A 到 D。</translation>
    </message>
    <message>
        <source>Write one choice a line: its key, its name, and what may be said, as in “1 Sales: sales, buy”. Give every choice a key, or none.</source>
        <translation>每行写一个选项：按键、名称以及可以说的话，例如“1 Sales: sales, buy”。要么每个选项都有按键，要么都没有。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>A choice, by key or voice</source>
        <translation>选项，按键或语音</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Speech or digits</source>
        <translation>语音或数字</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>来自(&amp;F)</translation>
    </message>
    <message>
        <source>W&amp;hat</source>
        <translation>内容(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Number of digits</source>
        <translation>数字位数(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Ended by</source>
        <translation>结束键(&amp;E)</translation>
    </message>
    <message>
        <source>Between &amp;digits at most</source>
        <translation>数字之间最多(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Wait for the first</source>
        <translation>等待第一个输入(&amp;W)</translation>
    </message>
    <message>
        <source>C&amp;hoices</source>
        <translation>选项(&amp;H)</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>1 Sales: sales, buy something</source>
        <translation>1 Sales: sales, buy something</translation>
    </message>
    <message>
        <source>Sensiti&amp;ve: show ••• instead of what is pressed or said</source>
        <translation>敏感：以 ••• 代替按下或说出的内容(&amp;V)</translation>
    </message>
    <message>
        <source>Played before (may stay empty):</source>
        <translation>之前播放（可以留空）：</translation>
    </message>
    <message>
        <source>Co&amp;llect</source>
        <translation>收集(&amp;L)</translation>
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
    <name>callboard::ConfirmBox</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>callboard::ConnectDialog</name>
    <message>
        <source>Join a call that is already going on.</source>
        <translation>加入一个正在进行的通话。</translation>
    </message>
    <message>
        <source>Call, by its server call id</source>
        <translation>通话（按服务器通话标识）</translation>
    </message>
    <message>
        <source>Group call</source>
        <translation>群组通话</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>会议室</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Id</source>
        <translation>标识(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>接入(&amp;O)</translation>
    </message>
</context>
<context>
    <name>callboard::CountdownRing</name>
    <message numerus="yes">
        <source>%Ln second(s) left to answer</source>
        <translation>
            <numerusform>剩余接听时间 %Ln 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::CountryNames</name>
    <message>
        <source>United Arab Emirates</source>
        <translation>阿联酋</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>阿根廷</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>奥地利</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>澳大利亚</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>比利时</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>保加利亚</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>巴西</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>加拿大</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>瑞士</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>智利</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>哥伦比亚</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>塞浦路斯</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>捷克</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>德国</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>丹麦</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>爱沙尼亚</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>埃及</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>西班牙</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>芬兰</translation>
    </message>
    <message>
        <source>France</source>
        <translation>法国</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>希腊</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>克罗地亚</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>匈牙利</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>印度尼西亚</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>爱尔兰</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>以色列</translation>
    </message>
    <message>
        <source>India</source>
        <translation>印度</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>冰岛</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>意大利</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>日本</translation>
    </message>
    <message>
        <source>Kenya</source>
        <translation>肯尼亚</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>韩国</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>立陶宛</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>卢森堡</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>拉脱维亚</translation>
    </message>
    <message>
        <source>Morocco</source>
        <translation>摩洛哥</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>马耳他</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>墨西哥</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>马来西亚</translation>
    </message>
    <message>
        <source>Nigeria</source>
        <translation>尼日利亚</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>荷兰</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>挪威</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>新西兰</translation>
    </message>
    <message>
        <source>Peru</source>
        <translation>秘鲁</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>菲律宾</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>波兰</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>葡萄牙</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>罗马尼亚</translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation>塞尔维亚</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>俄罗斯</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>沙特阿拉伯</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>瑞典</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>斯洛文尼亚</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>斯洛伐克</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>泰国</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>土耳其</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>台湾</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>乌克兰</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>越南</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>南非</translation>
    </message>
</context>
<context>
    <name>callboard::Desktop</name>
    <message>
        <source>The relay has ended your session. Sign in again.</source>
        <translation>中继已结束您的会话，请重新登录。</translation>
    </message>
</context>
<context>
    <name>callboard::DeviceBar</name>
    <message>
        <source>The call goes on.</source>
        <translation>通话继续。</translation>
    </message>
    <message>
        <source>Microphone:</source>
        <translation>麦克风：</translation>
    </message>
    <message>
        <source>Speaker:</source>
        <translation>扬声器：</translation>
    </message>
</context>
<context>
    <name>callboard::DevicePicker</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>As the system: %1</source>
        <translation>跟随系统：%1</translation>
    </message>
    <message>
        <source>The chosen device (not connected)</source>
        <translation>所选设备（未连接）</translation>
    </message>
</context>
<context>
    <name>callboard::ErrorText</name>
    <message>
        <source>Somebody else took the call first.</source>
        <translation>他人已抢先接听。</translation>
    </message>
    <message>
        <source>%1 took the call first.</source>
        <translation>%1 已抢先接听。</translation>
    </message>
    <message>
        <source>The call does not ring any more.</source>
        <translation>该来电已停止振铃。</translation>
    </message>
    <message>
        <source>The call has ended.</source>
        <translation>通话已结束。</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>您的角色不允许此操作。</translation>
    </message>
    <message>
        <source>This calling service can&apos;t do that.</source>
        <translation>该通话服务不支持此操作。</translation>
    </message>
    <message>
        <source>The relay can&apos;t be reached. Check the network, then retry.</source>
        <translation>无法连接中继，请检查网络后重试。</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>未及时得到应答。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The relay or the service did not allow it.</source>
        <translation>中继或服务不允许此操作。</translation>
    </message>
    <message>
        <source>The service does not know the call or the participant.</source>
        <translation>服务中没有该通话或参与者。</translation>
    </message>
    <message>
        <source>The state of the call does not allow it now.</source>
        <translation>通话当前状态不允许此操作。</translation>
    </message>
    <message>
        <source>The service is busy. Wait a little, then retry.</source>
        <translation>服务繁忙，请稍候重试。</translation>
    </message>
    <message numerus="yes">
        <source>The service is busy. Retry in %n second(s).</source>
        <translation>
            <numerusform>服务繁忙，请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service has a fault. Retry in a moment.</source>
        <translation>服务故障，请稍后重试。</translation>
    </message>
    <message>
        <source>The service calls the request invalid.</source>
        <translation>服务认为请求无效。</translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation>无法识别服务的应答。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a cause as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what failed, then why</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>It may still happen; ask again if it does not.</source>
        <translation>操作可能仍会完成；若未完成，请再次操作。</translation>
    </message>
</context>
<context>
    <name>callboard::EventText</name>
    <message>
        <source>Unknown</source>
        <comment>kind of participant</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>App user</source>
        <comment>kind of participant</comment>
        <translation>应用用户</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>kind of participant</comment>
        <translation>电话</translation>
    </message>
    <message>
        <source>Teams user</source>
        <comment>kind of participant</comment>
        <translation>Teams 用户</translation>
    </message>
    <message>
        <source>Application</source>
        <comment>kind of participant</comment>
        <translation>应用程序</translation>
    </message>
    <message>
        <source>withheld number</source>
        <translation>未显示的号码</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>what happened, cause, code</comment>
        <translation>%1：%2（%3）</translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s)</source>
        <translation>
            <numerusform>%n 位参与者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on hold</source>
        <translation>
            <numerusform>%n 人保持中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n muted</source>
        <translation>
            <numerusform>%n 人已静音</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation>由 %1 接听</translation>
    </message>
    <message>
        <source>Rejected by %1</source>
        <translation>由 %1 拒接</translation>
    </message>
    <message>
        <source>Redirected by %1</source>
        <translation>由 %1 转移</translation>
    </message>
    <message>
        <source>Rang out</source>
        <translation>响铃超时</translation>
    </message>
    <message>
        <source>The caller left</source>
        <translation>来电方已挂断</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>The call did not come about</source>
        <translation>呼叫未建立</translation>
    </message>
    <message>
        <source>Answering failed</source>
        <translation>接听失败</translation>
    </message>
    <message>
        <source>Connecting failed</source>
        <translation>接入失败</translation>
    </message>
    <message>
        <source>Transfer to %1 accepted</source>
        <translation>转接至 %1 已受理</translation>
    </message>
    <message>
        <source>Transfer failed</source>
        <translation>转接失败</translation>
    </message>
    <message>
        <source>Hold failed</source>
        <translation>保持失败</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1 已加入</translation>
    </message>
    <message>
        <source>%1 did not join</source>
        <translation>%1 未加入</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 已被移除</translation>
    </message>
    <message>
        <source>%1 was not removed</source>
        <translation>%1 未被移除</translation>
    </message>
    <message>
        <source>%1 was moved here</source>
        <translation>%1 已移入本通话</translation>
    </message>
    <message>
        <source>%1 was not moved</source>
        <translation>%1 未能移入</translation>
    </message>
    <message>
        <source>Invitation withdrawn</source>
        <translation>邀请已撤回</translation>
    </message>
    <message>
        <source>Invitation not withdrawn</source>
        <translation>邀请未能撤回</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 来电</translation>
    </message>
    <message>
        <source>Call started</source>
        <translation>通话开始</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>通话结束</translation>
    </message>
    <message>
        <source>A participant joined</source>
        <translation>有参与者加入</translation>
    </message>
    <message>
        <source>A participant left</source>
        <translation>有参与者离开</translation>
    </message>
    <message>
        <source>Recording file ready</source>
        <translation>录音文件已就绪</translation>
    </message>
    <message>
        <source>Prompt started</source>
        <translation>提示音开始播放</translation>
    </message>
    <message>
        <source>Prompt played</source>
        <translation>提示音已播放</translation>
    </message>
    <message>
        <source>Prompt cancelled</source>
        <translation>提示音已取消</translation>
    </message>
    <message>
        <source>Prompt failed</source>
        <translation>提示音播放失败</translation>
    </message>
    <message>
        <source>Input recognised</source>
        <translation>已识别输入</translation>
    </message>
    <message>
        <source>Input not recognised</source>
        <translation>未识别到输入</translation>
    </message>
    <message>
        <source>Input cancelled</source>
        <translation>输入已取消</translation>
    </message>
    <message>
        <source>Tone %1</source>
        <translation>按键音 %1</translation>
    </message>
    <message>
        <source>Tone detection failed</source>
        <translation>按键音检测失败</translation>
    </message>
    <message>
        <source>Tone detection stopped</source>
        <translation>按键音检测已停止</translation>
    </message>
    <message>
        <source>Tones sent</source>
        <translation>按键音已发送</translation>
    </message>
    <message>
        <source>Tones not sent</source>
        <translation>按键音未发送</translation>
    </message>
    <message>
        <source>Transcription started</source>
        <translation>转写已开始</translation>
    </message>
    <message>
        <source>Transcription changed</source>
        <translation>转写已变更</translation>
    </message>
    <message>
        <source>Transcription stopped</source>
        <translation>转写已停止</translation>
    </message>
    <message>
        <source>Transcription failed</source>
        <translation>转写失败</translation>
    </message>
    <message>
        <source>Audio stream started</source>
        <translation>音频流已开始</translation>
    </message>
    <message>
        <source>Audio stream stopped</source>
        <translation>音频流已停止</translation>
    </message>
    <message>
        <source>Audio stream failed</source>
        <translation>音频流失败</translation>
    </message>
    <message>
        <source>Recording: %1</source>
        <translation>录音：%1</translation>
    </message>
    <message>
        <source>Recording did not start</source>
        <translation>录音未能开始</translation>
    </message>
    <message>
        <source>%1 takes the call</source>
        <translation>%1 正在接听</translation>
    </message>
    <message>
        <source>%1 could not take the call</source>
        <translation>%1 未能接管通话</translation>
    </message>
    <message>
        <source>%1 owns the call</source>
        <translation>通话由 %1 负责</translation>
    </message>
    <message>
        <source>An action of %1 was refused (%2)</source>
        <translation>%1 的操作被拒绝（%2）</translation>
    </message>
    <message>
        <source>%1 starts the recording</source>
        <translation>%1 开始录音</translation>
    </message>
    <message>
        <source>%1 starts the recording, paused</source>
        <translation>%1 开始录音（暂停状态）</translation>
    </message>
    <message>
        <source>%1 pauses the recording</source>
        <translation>%1 暂停录音</translation>
    </message>
    <message>
        <source>%1 resumes the recording</source>
        <translation>%1 恢复录音</translation>
    </message>
    <message>
        <source>%1 stops the recording</source>
        <translation>%1 停止录音</translation>
    </message>
    <message>
        <source>%1 changes the recording</source>
        <translation>%1 更改录音</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened, reason given</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Recording stored</source>
        <translation>录音已存储</translation>
    </message>
    <message>
        <source>Recording not stored (%1)</source>
        <translation>录音未存储（%1）</translation>
    </message>
    <message>
        <source>Input recognised (%1)</source>
        <translation>已识别输入（%1）</translation>
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
    <name>callboard::KeypadDialog</name>
    <message>
        <source>%1  waiting</source>
        <comment>a key</comment>
        <translation>%1  等待中</translation>
    </message>
    <message>
        <source>%1  sending</source>
        <comment>a key</comment>
        <translation>%1  发送中</translation>
    </message>
    <message>
        <source>%1  sent</source>
        <comment>a key</comment>
        <translation>%1  已发送</translation>
    </message>
    <message>
        <source>%1  not sent: %2</source>
        <comment>a key, the cause</comment>
        <translation>%1  未发送：%2</translation>
    </message>
    <message>
        <source>%1  not confirmed</source>
        <comment>a key</comment>
        <translation>%1  未确认</translation>
    </message>
    <message>
        <source>Keypad for %1</source>
        <translation>%1 的拨号键盘</translation>
    </message>
    <message>
        <source>Keys 0 to 9, *, # and A to D go to %1 while this window is open.</source>
        <translation>此窗口打开时，按键 0 到 9、*、# 和 A 到 D 会发送给 %1。</translation>
    </message>
    <message>
        <source>Keys that were sent</source>
        <translation>已发送的按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>callboard::LanguageDialog</name>
    <message>
        <source>Choose a language, or write its code with the region: en-US.</source>
        <translation>请选择一种语言，或输入带地区的代码，例如 en-US。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>更改(&amp;H)</translation>
    </message>
</context>
<context>
    <name>callboard::LevelMeter</name>
    <message>
        <source>silent</source>
        <translation>无声</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
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
        <translation>
            <numerusform>已重新连接。正在同步：还剩 %Ln 个事件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected again. Catching up with what happened meanwhile.</source>
        <translation>已重新连接。正在同步断线期间发生的事件。</translation>
    </message>
    <message>
        <source>The relay can&apos;t be reached. Trying again.</source>
        <translation>无法连接中继，正在重试。</translation>
    </message>
    <message>
        <source>Working from memory: the relay can&apos;t be reached. This is what was true at %1; calls can&apos;t be controlled until the link is back.</source>
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
    <message>
        <source>&amp;Media</source>
        <translation>媒体(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Recording</source>
        <translation>录音(&amp;R)</translation>
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
        <translation>
            <numerusform>关闭窗口后，%n 个通话将继续进行。</numerusform>
        </translation>
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
    <name>callboard::MediaStrip</name>
    <message>
        <source>Recording and media: %1</source>
        <translation>录音与媒体：%1</translation>
    </message>
    <message>
        <source>The recording has failed.</source>
        <translation>录音失败。</translation>
    </message>
    <message>
        <source>The recording has failed: %1</source>
        <translation>录音失败：%1</translation>
    </message>
    <message>
        <source>The recording is not confirmed: the call may not be recorded.</source>
        <translation>录音未确认：通话可能没有被录音。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次请求</translation>
    </message>
    <message numerus="yes">
        <source>The recording resumes in %n second(s).</source>
        <translation>
            <numerusform>录音将在 %n 秒后继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation>保持暂停</translation>
    </message>
</context>
<context>
    <name>callboard::MediaText</name>
    <message>
        <source>REC %1</source>
        <comment>recording, for how long</comment>
        <translation>录音 %1</translation>
    </message>
    <message>
        <source>PAUSED %1</source>
        <comment>recording, for how long</comment>
        <translation>已暂停 %1</translation>
    </message>
    <message>
        <source>STOPPING</source>
        <comment>state of the recording</comment>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>FAILED</source>
        <comment>state of the recording</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened, cause</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Prompt plays %1</source>
        <translation>正在播放 %1</translation>
    </message>
    <message>
        <source>Prompt played</source>
        <translation>播放完毕</translation>
    </message>
    <message>
        <source>Prompt stopped</source>
        <translation>播放已停止</translation>
    </message>
    <message>
        <source>Prompt failed</source>
        <translation>播放失败</translation>
    </message>
    <message>
        <source>Input cancelled</source>
        <translation>输入已取消</translation>
    </message>
    <message>
        <source>Input not received</source>
        <translation>未收到输入</translation>
    </message>
    <message>
        <source>Chose %1</source>
        <translation>选择了 %1</translation>
    </message>
    <message>
        <source>Said “%1”</source>
        <translation>说了“%1”</translation>
    </message>
    <message>
        <source>Pressed %1</source>
        <translation>按了 %1</translation>
    </message>
    <message>
        <source>Input received</source>
        <translation>已收到输入</translation>
    </message>
    <message>
        <source>Tones not sent</source>
        <translation>按键音未发送</translation>
    </message>
    <message>
        <source>Tones sent</source>
        <translation>按键音已发送</translation>
    </message>
    <message>
        <source>Transcript on</source>
        <translation>转写中</translation>
    </message>
    <message>
        <source>Transcript failed</source>
        <translation>转写失败</translation>
    </message>
    <message>
        <source>Audio streamed</source>
        <translation>音频推流中</translation>
    </message>
    <message>
        <source>Audio stream failed</source>
        <translation>音频推流失败</translation>
    </message>
    <message>
        <source>Privacy shield</source>
        <translation>隐私屏障</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未录音</translation>
    </message>
</context>
<context>
    <name>callboard::MoveDialog</name>
    <message>
        <source>Whom do you want to move into this call?</source>
        <translation>要把谁移入此通话？</translation>
    </message>
    <message>
        <source>Nobody is in another live call of yours.</source>
        <translation>您的其他通话中没有人。</translation>
    </message>
    <message>
        <source>Participants of your other calls</source>
        <translation>您其他通话的参与者</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>移入(&amp;M)</translation>
    </message>
</context>
<context>
    <name>callboard::NoticeRow</name>
    <message>
        <source>Dismiss: %1</source>
        <translation>关闭：%1</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>callboard::NumberText</name>
    <message>
        <source>Type a phone number, a name of the list, or a user&apos;s id.</source>
        <translation>请输入电话号码、列表中的姓名或用户标识。</translation>
    </message>
    <message>
        <source>This is neither a phone number nor a user&apos;s id.</source>
        <translation>这既不是电话号码，也不是用户标识。</translation>
    </message>
    <message>
        <source>The number is too short.</source>
        <translation>号码太短。</translation>
    </message>
    <message>
        <source>The number is too long.</source>
        <translation>号码太长。</translation>
    </message>
    <message>
        <source>Write the number with its country, such as +44 20 7946 0000, or set your country in the settings.</source>
        <translation>请输入带国家代码的号码，例如 +44 20 7946 0000，或在设置中选择您的国家。</translation>
    </message>
    <message>
        <source>The service does not carry emergency calls. Use a phone.</source>
        <translation>本服务不支持紧急呼叫，请使用电话。</translation>
    </message>
    <message>
        <source>Short numbers can&apos;t be reached from here.</source>
        <translation>无法从这里拨打短号码。</translation>
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
    <name>callboard::OfferWords</name>
    <message>
        <source>%1: %2</source>
        <comment>caller: why it rings no more</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>未知来电者</translation>
    </message>
    <message>
        <source>You answered.</source>
        <translation>您已接听。</translation>
    </message>
    <message>
        <source>%1 answered.</source>
        <translation>%1 已接听。</translation>
    </message>
    <message>
        <source>You rejected the call.</source>
        <translation>您已拒接。</translation>
    </message>
    <message>
        <source>%1 rejected the call.</source>
        <translation>%1 已拒接。</translation>
    </message>
    <message>
        <source>You redirected the call.</source>
        <translation>您已转移该来电。</translation>
    </message>
    <message>
        <source>%1 redirected the call.</source>
        <translation>%1 已转移该来电。</translation>
    </message>
    <message>
        <source>Nobody answered in time.</source>
        <translation>超时无人接听。</translation>
    </message>
    <message>
        <source>The caller left.</source>
        <translation>来电方已挂断。</translation>
    </message>
    <message>
        <source>You took the call.</source>
        <translation>您已接手该来电。</translation>
    </message>
    <message>
        <source>%1 took the call.</source>
        <translation>%1 已接手该来电。</translation>
    </message>
</context>
<context>
    <name>callboard::ParticipantPane</name>
    <message>
        <source>Nobody is in this call yet.</source>
        <translation>通话中还没有人。</translation>
    </message>
    <message>
        <source>Nobody to act on.</source>
        <translation>没有可操作的对象。</translation>
    </message>
    <message>
        <source>For %1:</source>
        <translation>对 %1：</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>参与者</translation>
    </message>
    <message>
        <source>Nobody is in this call.</source>
        <translation>通话中没有人。</translation>
    </message>
</context>
<context>
    <name>callboard::PartyChooser</name>
    <message>
        <source>Number, name or user id; several with commas</source>
        <translation>号码、姓名或用户标识；多个用逗号分隔</translation>
    </message>
    <message>
        <source>Number, name or user id</source>
        <translation>号码、姓名或用户标识</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Lately spoken to</source>
        <translation>最近联系人</translation>
    </message>
</context>
<context>
    <name>callboard::PauseDialog</name>
    <message>
        <source>Card details</source>
        <translation>银行卡信息</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>The caller asked for it</source>
        <translation>来电者要求</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
</context>
<context>
    <name>callboard::PlayDialog</name>
    <message>
        <source>There is nothing to play yet.</source>
        <translation>还没有可播放的内容。</translation>
    </message>
    <message>
        <source>Everybody in the call</source>
        <translation>通话中的所有人</translation>
    </message>
    <message>
        <source>&amp;Heard by</source>
        <translation>听众(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Again and again, until it is stopped</source>
        <translation>循环播放，直到停止(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Interrupt what plays now</source>
        <translation>打断正在播放的内容(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
</context>
<context>
    <name>callboard::PlayerActions</name>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>5 seconds &amp;back</source>
        <translation>后退 5 秒(&amp;B)</translation>
    </message>
    <message>
        <source>5 seconds &amp;forward</source>
        <translation>前进 5 秒(&amp;F)</translation>
    </message>
    <message>
        <source>10 seconds b&amp;ack</source>
        <translation>后退 10 秒(&amp;A)</translation>
    </message>
    <message>
        <source>10 seconds f&amp;orward</source>
        <translation>前进 10 秒(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Search the recordings</source>
        <translation>搜索录音(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Read the list again</source>
        <translation>重新读取列表(&amp;R)</translation>
    </message>
    <message>
        <source>−5 s</source>
        <comment>button: 5 seconds back</comment>
        <translation>−5 秒</translation>
    </message>
    <message>
        <source>+5 s</source>
        <comment>button: 5 seconds forward</comment>
        <translation>+5 秒</translation>
    </message>
    <message>
        <source>−10 s</source>
        <comment>button: 10 seconds back</comment>
        <translation>−10 秒</translation>
    </message>
    <message>
        <source>+10 s</source>
        <comment>button: 10 seconds forward</comment>
        <translation>+10 秒</translation>
    </message>
    <message>
        <source>&amp;Copy the details</source>
        <translation>复制详细信息(&amp;C)</translation>
    </message>
    <message>
        <source>Show what is &amp;not stored yet</source>
        <translation>显示尚未保存的录音(&amp;N)</translation>
    </message>
</context>
<context>
    <name>callboard::PlayerPane</name>
    <message>
        <source>The recording can&apos;t be played: %1</source>
        <translation>无法播放录音：%1</translation>
    </message>
    <message>
        <source>This computer has no sound device to play it on. Plug one in and press Play again.</source>
        <translation>此计算机没有可用于播放的音频设备。请接入设备后再按播放。</translation>
    </message>
    <message>
        <source>Fetching the sound: %1 %</source>
        <translation>正在获取声音：%1 %</translation>
    </message>
    <message>
        <source>Single channel: separation not available.</source>
        <translation>单声道：无法分离各方。</translation>
    </message>
    <message>
        <source>Checksum (SHA-256) of part %1: %2</source>
        <translation>第 %1 部分的校验和 (SHA-256)：%2</translation>
    </message>
    <message numerus="yes">
        <source>Paused %n time(s) while it was made.</source>
        <translation>
            <numerusform>录制期间暂停了 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>whom, when</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>No recording chosen</source>
        <translation>未选择录音</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>position, length</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Waveform and position</source>
        <translation>波形和位置</translation>
    </message>
    <message>
        <source>Vol&amp;ume</source>
        <translation>音量(&amp;U)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Handled by %1</source>
        <comment>user</comment>
        <translation>处理人：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>direction, line</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Choose one in the list. Space plays it.</source>
        <translation>请在列表中选择一条录音，按空格键播放。</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>format, channels</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>format and channels, size</comment>
        <translation>%1，%2</translation>
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
<context>
    <name>callboard::ProfileDialog</name>
    <message>
        <source>Relay and exchange run on this computer. Nothing else is needed.</source>
        <translation>中继和交换机都在本机运行，无需其他设置。</translation>
    </message>
    <message>
        <source>You sign in to a relay that somebody runs for your team.</source>
        <translation>登录到为您的团队运行的中继。</translation>
    </message>
    <message>
        <source>A relay on this computer talks to the telephone service with its connection string. For a single user.</source>
        <translation>本机上的中继使用连接字符串直接访问电话服务，仅供单个用户使用。</translation>
    </message>
    <message>
        <source>The own number is no telephone number. Write it like +1 425 555 0100.</source>
        <translation>本方号码不是有效的电话号码，请按 +1 425 555 0100 的格式填写。</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新建配置</translation>
    </message>
    <message>
        <source>Change profile</source>
        <translation>修改配置</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>A relay</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Telephone service directly</source>
        <translation>直接连接电话服务</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>类型(&amp;K)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Own number:</source>
        <translation>本方号码(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Band:</source>
        <translation>颜色(&amp;B)：</translation>
    </message>
    <message>
        <source>Shown to people you call; a number that belongs to your telephone service.</source>
        <translation>呼出时向对方显示的号码，必须属于您的电话服务。</translation>
    </message>
</context>
<context>
    <name>callboard::ProfileList</name>
    <message>
        <source>Remove profile</source>
        <translation>删除配置</translation>
    </message>
    <message>
        <source>Remove the profile “%1” and its kept secret?</source>
        <translation>要删除配置“%1”及其保存的密码吗？</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>删除(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>callboard::PromptFields</name>
    <message>
        <source>The file needs an address that begins with http:// or https://.</source>
        <translation>文件需要以 http:// 或 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>This is no SSML document: it has to be one &lt;speak&gt; element.</source>
        <translation>这不是 SSML 文档：它必须是一个 &lt;speak&gt; 元素。</translation>
    </message>
    <message numerus="yes">
        <source>The text is too long: the service reads %n character(s) at most.</source>
        <translation>
            <numerusform>文本太长：服务最多朗读 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Words to read out</source>
        <translation>要朗读的文字</translation>
    </message>
    <message>
        <source>Text, read out</source>
        <translation>朗读文字</translation>
    </message>
    <message>
        <source>Audio file</source>
        <translation>音频文件</translation>
    </message>
    <message>
        <source>SSML</source>
        <translation>SSML</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女声</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男声</translation>
    </message>
    <message>
        <source>Put in &amp;line, write another</source>
        <translation>加入列表并写下一个(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Take the last one &amp;out</source>
        <translation>移除最后一个(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>来源(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;ontent</source>
        <translation>内容(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Voice</source>
        <translation>语音(&amp;V)</translation>
    </message>
    <message>
        <source>Before that</source>
        <translation>在此之前</translation>
    </message>
    <message>
        <source>Sources played before this one</source>
        <translation>在此之前播放的来源</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>callboard::ReasonText</name>
    <message>
        <source>Forbidden or blocked by the phone network</source>
        <translation>被电话网络禁止或拦截</translation>
    </message>
    <message>
        <source>The number does not exist</source>
        <translation>号码不存在</translation>
    </message>
    <message>
        <source>The phone network did not answer in time</source>
        <translation>电话网络未及时响应</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>The number is incomplete</source>
        <translation>号码不完整</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙线</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The phone operator has a fault</source>
        <translation>电话运营商故障</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>被拒接</translation>
    </message>
    <message>
        <source>The conversation ended</source>
        <translation>对话已结束</translation>
    </message>
    <message>
        <source>Everybody else had left</source>
        <translation>其他人均已离开</translation>
    </message>
    <message>
        <source>The invitation was withdrawn</source>
        <translation>邀请已撤回</translation>
    </message>
    <message>
        <source>Removed from the call</source>
        <translation>已从通话中移除</translation>
    </message>
    <message>
        <source>The room does not let you in</source>
        <translation>会议室不允许您进入</translation>
    </message>
    <message>
        <source>Ended from here</source>
        <translation>由本方结束</translation>
    </message>
    <message>
        <source>Accepted elsewhere</source>
        <translation>已在别处接听</translation>
    </message>
    <message>
        <source>No device of this user is signed in</source>
        <translation>该用户没有已登录的设备</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>无法接通</translation>
    </message>
    <message>
        <source>The other side hung up</source>
        <translation>对方已挂断</translation>
    </message>
    <message>
        <source>The call belongs to another resource</source>
        <translation>该通话属于另一资源</translation>
    </message>
    <message>
        <source>The service did not accept the signature</source>
        <translation>服务未接受签名</translation>
    </message>
    <message>
        <source>The call is not established</source>
        <translation>通话尚未建立</translation>
    </message>
    <message>
        <source>The service is throttling</source>
        <translation>服务正在限流</translation>
    </message>
    <message>
        <source>Another action is still under way</source>
        <translation>另一项操作仍在进行</translation>
    </message>
    <message>
        <source>Not supported for this call</source>
        <translation>该通话不支持此操作</translation>
    </message>
    <message>
        <source>The call is not known to the service any more</source>
        <translation>服务中已没有该通话</translation>
    </message>
    <message>
        <source>The service calls the request invalid</source>
        <translation>服务认为请求无效</translation>
    </message>
    <message>
        <source>The call was ended</source>
        <translation>通话已被结束</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Not a group call</source>
        <translation>不是多方通话</translation>
    </message>
    <message>
        <source>The call can&apos;t be sent on to this target</source>
        <translation>通话无法转到该目标</translation>
    </message>
    <message>
        <source>The participant is not in the call</source>
        <translation>该参与者不在通话中</translation>
    </message>
    <message>
        <source>The call is in the wrong state for this</source>
        <translation>通话当前状态不允许此操作</translation>
    </message>
    <message>
        <source>The incoming call was not acknowledged</source>
        <translation>来电未得到响应</translation>
    </message>
    <message>
        <source>Not answered in time</source>
        <translation>未及时接听</translation>
    </message>
    <message>
        <source>Another transfer is under way</source>
        <translation>另一项转接正在进行</translation>
    </message>
    <message>
        <source>The service gave no reason</source>
        <translation>服务未给出原因</translation>
    </message>
    <message>
        <source>Invalid media mode</source>
        <translation>媒体模式无效</translation>
    </message>
    <message>
        <source>Nothing was said or pressed</source>
        <translation>没有语音或按键输入</translation>
    </message>
    <message>
        <source>The prompt could not be played</source>
        <translation>无法播放提示音</translation>
    </message>
    <message>
        <source>Stop tone</source>
        <translation>结束按键音</translation>
    </message>
    <message>
        <source>All tones received</source>
        <translation>已收到全部按键音</translation>
    </message>
    <message>
        <source>No further tone came</source>
        <translation>没有后续按键音</translation>
    </message>
    <message>
        <source>Choice matched by tone</source>
        <translation>按键匹配到选项</translation>
    </message>
    <message>
        <source>Wrong tone</source>
        <translation>按键音错误</translation>
    </message>
    <message>
        <source>File format not supported</source>
        <translation>不支持的文件格式</translation>
    </message>
    <message>
        <source>File could not be downloaded</source>
        <translation>无法下载文件</translation>
    </message>
    <message>
        <source>Choice matched by speech</source>
        <translation>语音匹配到选项</translation>
    </message>
    <message>
        <source>No choice matched</source>
        <translation>没有匹配的选项</translation>
    </message>
    <message>
        <source>A recording is running already</source>
        <translation>录音已在进行</translation>
    </message>
    <message>
        <source>Speech not recognised</source>
        <translation>未识别到语音</translation>
    </message>
    <message>
        <source>The speech service refused</source>
        <translation>语音服务拒绝了请求</translation>
    </message>
    <message>
        <source>Speech recognised</source>
        <translation>已识别语音</translation>
    </message>
    <message>
        <source>Speech took too long</source>
        <translation>语音输入超时</translation>
    </message>
    <message>
        <source>The recording can&apos;t do this now</source>
        <translation>录音当前无法执行此操作</translation>
    </message>
    <message>
        <source>Transcription ended</source>
        <translation>转写已结束</translation>
    </message>
    <message>
        <source>The stream&apos;s address is not usable</source>
        <translation>媒体流地址不可用</translation>
    </message>
    <message>
        <source>Another media action is running</source>
        <translation>另一项媒体操作正在进行</translation>
    </message>
    <message>
        <source>The audio stream ended</source>
        <translation>音频流已结束</translation>
    </message>
    <message>
        <source>The speech model is not usable</source>
        <translation>语音模型不可用</translation>
    </message>
    <message>
        <source>Ended normally</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>Cause %1</source>
        <translation>原因 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>cause in words, then its code</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>callboard::RecordDialog</name>
    <message>
        <source>A channel for each participant (WAV)</source>
        <translation>每位参与者一个声道（WAV）</translation>
    </message>
    <message>
        <source>Everybody together (WAV)</source>
        <translation>所有人混音（WAV）</translation>
    </message>
    <message>
        <source>Everybody together, small file (MP3)</source>
        <translation>所有人混音，小文件（MP3）</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>录音(&amp;R)</translation>
    </message>
</context>
<context>
    <name>callboard::RecordingWords</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>when a recording was made</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>whom a recording is with</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>voices apart</source>
        <translation>分离</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) apart</source>
        <translation>
            <numerusform>%n 个分离声道</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>未录音</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Not stored yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Recording with %1, %2, length %3, %4</source>
        <comment>whom, when, length, state</comment>
        <translation>与 %1 的录音，%2，时长 %3，%4</translation>
    </message>
    <message>
        <source>The service has deleted it.</source>
        <translation>服务已将其删除。</translation>
    </message>
    <message>
        <source>The relay&apos;s disk is full.</source>
        <translation>中继的磁盘已满。</translation>
    </message>
    <message>
        <source>The relay can&apos;t write to its disk.</source>
        <translation>中继无法写入磁盘。</translation>
    </message>
    <message>
        <source>The service refuses the relay.</source>
        <translation>服务拒绝了中继。</translation>
    </message>
    <message>
        <source>The service asked to wait.</source>
        <translation>服务要求等待。</translation>
    </message>
    <message>
        <source>The service can&apos;t be reached.</source>
        <translation>无法连接到服务。</translation>
    </message>
    <message>
        <source>The service sent something else.</source>
        <translation>服务发来了其他内容。</translation>
    </message>
    <message>
        <source>The file changes at the service.</source>
        <translation>文件在服务端发生了变化。</translation>
    </message>
    <message>
        <source>The relay has no service to fetch it from.</source>
        <translation>中继没有可供获取的服务。</translation>
    </message>
    <message>
        <source>Its checksum no longer fits.</source>
        <translation>校验和不再相符。</translation>
    </message>
    <message>
        <source>The stored file is gone.</source>
        <translation>保存的文件已丢失。</translation>
    </message>
    <message>
        <source>The recording is not stored yet; it is being fetched.</source>
        <translation>录音尚未保存，正在获取。</translation>
    </message>
    <message>
        <source>The recording is not stored yet; it is tried again.</source>
        <translation>录音尚未保存，将重试。</translation>
    </message>
    <message>
        <source>The recording expired before it was stored. Only its description is left.</source>
        <translation>录音在保存之前已过期，只留下说明。</translation>
    </message>
    <message>
        <source>The recording is damaged. What is left of it can be played.</source>
        <translation>录音已损坏，剩余部分可以播放。</translation>
    </message>
    <message>
        <source>The recording is lost.</source>
        <translation>录音已丢失。</translation>
    </message>
    <message>
        <source>This format can&apos;t be played here.</source>
        <translation>此格式无法在此播放。</translation>
    </message>
    <message>
        <source>Line</source>
        <comment>number of one&apos;s own that a call used</comment>
        <translation>线路</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>呼入</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>呼出</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are not stored, and the service&apos;s time is up: some may be lost.</source>
        <translation>
            <numerusform>%n 条录音未保存，服务的保留期限已过：部分录音可能已丢失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are still not stored. The service deletes the first in %1.</source>
        <translation>
            <numerusform>仍有 %n 条录音未保存。服务将在 %1 后删除其中最早的一条。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are not stored yet.</source>
        <translation>
            <numerusform>%n 条录音尚未保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are not stored yet: %1 left.</source>
        <translation>
            <numerusform>%n 条录音尚未保存：剩余 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <comment>state, time</comment>
        <translation>%1，剩余 %2</translation>
    </message>
    <message>
        <source>%1, time is up</source>
        <comment>state</comment>
        <translation>%1，期限已过</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
</context>
<context>
    <name>callboard::RecordingsPage</name>
    <message>
        <source>No recording holds &quot;%1&quot;. Clear the search to see all %2.</source>
        <translation>没有录音包含“%1”。清除搜索可查看全部 %2 条。</translation>
    </message>
    <message>
        <source>The list could not be read: %1 Press F5 to try again.</source>
        <translation>无法读取列表：%1 按 F5 重试。</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取列表…</translation>
    </message>
    <message>
        <source>Sign in to see recordings.</source>
        <translation>请登录以查看录音。</translation>
    </message>
    <message>
        <source>No recordings yet. Start one from a call; it appears here soon after the recording ends.</source>
        <translation>还没有录音。请在通话中开始录音，结束后不久会出现在这里。</translation>
    </message>
    <message>
        <source>Search name, number, agent or state</source>
        <translation>搜索姓名、号码、坐席或状态</translation>
    </message>
    <message>
        <source>Search the recordings</source>
        <translation>搜索录音</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
</context>
<context>
    <name>callboard::RecordingsWorkspace</name>
    <message>
        <source>&amp;Recordings</source>
        <translation>录音(&amp;R)</translation>
    </message>
</context>
<context>
    <name>callboard::RefusalText</name>
    <message>
        <source>There is no live link to the relay.</source>
        <translation>与中继的连接已断开。</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>您的角色不允许此操作。</translation>
    </message>
    <message>
        <source>This was already asked for and is not confirmed yet.</source>
        <translation>已提交此操作，尚待确认。</translation>
    </message>
    <message>
        <source>No call or participant is selected.</source>
        <translation>未选择通话或参与者。</translation>
    </message>
    <message>
        <source>The call is over.</source>
        <translation>通话已结束。</translation>
    </message>
    <message>
        <source>The call is not connected yet.</source>
        <translation>通话尚未接通。</translation>
    </message>
    <message>
        <source>The call does not ring any more.</source>
        <translation>该来电已停止振铃。</translation>
    </message>
    <message>
        <source>Somebody else handles this call.</source>
        <translation>该通话正由他人处理。</translation>
    </message>
    <message>
        <source>A phone number can&apos;t be muted by the service; put it on hold instead.</source>
        <translation>服务无法将电话号码静音，请改用保持。</translation>
    </message>
    <message>
        <source>The service can mute app users only.</source>
        <translation>服务只能将应用用户静音。</translation>
    </message>
    <message>
        <source>Already muted; only the participant can undo it.</source>
        <translation>已静音，只有参与者本人可以取消。</translation>
    </message>
    <message>
        <source>This is your own connection to the call.</source>
        <translation>这是您自己的通话连接。</translation>
    </message>
    <message>
        <source>Already on hold.</source>
        <translation>已处于保持状态。</translation>
    </message>
    <message>
        <source>Not on hold.</source>
        <translation>未处于保持状态。</translation>
    </message>
    <message>
        <source>Already in the call.</source>
        <translation>已在通话中。</translation>
    </message>
    <message>
        <source>The call is full: 350 participants.</source>
        <translation>通话人数已满：350 位参与者。</translation>
    </message>
    <message>
        <source>To call a phone you need a number of your own; set one in the settings.</source>
        <translation>呼叫电话需要本方号码，请在设置中填写。</translation>
    </message>
    <message>
        <source>A call from an app can&apos;t be redirected to a phone number.</source>
        <translation>来自应用的通话无法转移到电话号码。</translation>
    </message>
    <message>
        <source>There is no invitation to withdraw.</source>
        <translation>没有可撤回的邀请。</translation>
    </message>
    <message>
        <source>The participant is in this call already.</source>
        <translation>该参与者已在本通话中。</translation>
    </message>
    <message>
        <source>This is your own number.</source>
        <translation>这是您自己的号码。</translation>
    </message>
    <message>
        <source>The service sends tones to phone numbers only.</source>
        <translation>服务只能向电话号码发送按键音。</translation>
    </message>
    <message>
        <source>The keys of this participant are watched already.</source>
        <translation>已在监看此参与者的按键。</translation>
    </message>
    <message>
        <source>The keys of this participant are not watched from here.</source>
        <translation>此处没有监看此参与者的按键。</translation>
    </message>
    <message>
        <source>Nothing is playing and no input is awaited.</source>
        <translation>没有正在播放的内容，也没有等待输入。</translation>
    </message>
    <message>
        <source>The call is being recorded already.</source>
        <translation>通话已在录音。</translation>
    </message>
    <message>
        <source>The call is not being recorded.</source>
        <translation>通话没有录音。</translation>
    </message>
    <message>
        <source>The recording is paused already.</source>
        <translation>录音已经暂停。</translation>
    </message>
    <message>
        <source>The recording is not paused.</source>
        <translation>录音没有暂停。</translation>
    </message>
    <message>
        <source>This is on already.</source>
        <translation>已经开启。</translation>
    </message>
    <message>
        <source>This is off already.</source>
        <translation>已经关闭。</translation>
    </message>
    <message>
        <source>The call is not being transcribed.</source>
        <translation>该通话未在转写。</translation>
    </message>
</context>
<context>
    <name>callboard::SecretForm</name>
    <message>
        <source>Relay and exchange run on this computer; there is nothing to type.</source>
        <translation>中继和交换机都在本机运行，无需输入任何内容。</translation>
    </message>
    <message>
        <source>A relay on this computer talks to the telephone service with its connection string.</source>
        <translation>本机上的中继使用连接字符串访问电话服务。</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户(&amp;U)：</translation>
    </message>
    <message>
        <source>Co&amp;nnection string:</source>
        <translation>连接字符串(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Leave empty to take the kept one</source>
        <translation>留空则使用已保存的内容</translation>
    </message>
    <message>
        <source>Re&amp;member in the keychain</source>
        <translation>保存到系统钥匙串(&amp;M)</translation>
    </message>
</context>
<context>
    <name>callboard::SettingsPage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>Te&amp;xt size:</source>
        <translation>文字大小(&amp;X)：</translation>
    </message>
    <message>
        <source>Count&amp;ry of local numbers:</source>
        <translation>本地号码所属国家/地区(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Bring the window to the front when a call is answered</source>
        <translation>接听来电时将窗口置于最前(&amp;B)</translation>
    </message>
    <message>
        <source>The settings file can&apos;t be written: changes last for this session only.</source>
        <translation>无法写入设置文件：更改仅在本次会话期间有效。</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>after %n second(s)</source>
        <translation>
            <numerusform>%n 秒后</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume a &amp;paused recording:</source>
        <translation>自动继续已暂停的录音(&amp;P)：</translation>
    </message>
</context>
<context>
    <name>callboard::ShieldText</name>
    <message>
        <source>Shield going up %1</source>
        <translation>屏障升起中 %1</translation>
    </message>
    <message>
        <source>Shield on %1</source>
        <translation>屏障开启 %1</translation>
    </message>
    <message>
        <source>Shield not complete %1</source>
        <translation>屏障不完整 %1</translation>
    </message>
    <message>
        <source>Shield going down</source>
        <translation>屏障降下中</translation>
    </message>
    <message>
        <source>Shield down, not everything is back</source>
        <translation>屏障已降下，尚未全部恢复</translation>
    </message>
    <message>
        <source>recording still running</source>
        <translation>仍在录音</translation>
    </message>
    <message>
        <source>transcript still on</source>
        <translation>仍在转写</translation>
    </message>
    <message>
        <source>audio still streamed to listeners</source>
        <translation>音频仍推送给监听者</translation>
    </message>
    <message>
        <source>recording still paused</source>
        <translation>录音仍暂停</translation>
    </message>
    <message>
        <source>transcript still off</source>
        <translation>转写仍关闭</translation>
    </message>
    <message>
        <source>audio not streamed to listeners</source>
        <translation>音频未推送给监听者</translation>
    </message>
    <message>
        <source>Privacy shield: %1.</source>
        <translation>隐私屏障：%1。</translation>
    </message>
</context>
<context>
    <name>callboard::SignInWindow</name>
    <message>
        <source>Callboard – sign in</source>
        <translation>Callboard – 登录</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>登录(&amp;S)</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>复制详细信息(&amp;C)</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>callboard::SignInWords</name>
    <message>
        <source>Enter the connection string: none is kept in the keychain.</source>
        <translation>请输入连接字符串：钥匙串中没有保存。</translation>
    </message>
    <message>
        <source>Enter the password: none is kept in the keychain.</source>
        <translation>请输入密码：钥匙串中没有保存。</translation>
    </message>
    <message>
        <source>Callboard can&apos;t write to its own folder. Check the permissions and the space on the disk.</source>
        <translation>Callboard 无法写入自己的文件夹，请检查权限和磁盘空间。</translation>
    </message>
    <message>
        <source>%1 did not start in time. Try again.</source>
        <translation>%1 未能及时启动，请重试。</translation>
    </message>
    <message>
        <source>%1 could not be started. Try again; the details say more.</source>
        <translation>无法启动 %1，请重试；详细信息中有更多说明。</translation>
    </message>
    <message>
        <source>The connection to %1 is not secure: its certificate can&apos;t be trusted. The password was not sent. Ask whoever runs the relay.</source>
        <translation>与 %1 的连接不安全：其证书不受信任。密码没有发送，请联系中继管理员。</translation>
    </message>
    <message>
        <source>There is no computer called %1. Check the address and your network.</source>
        <translation>找不到名为 %1 的计算机，请检查地址和网络。</translation>
    </message>
    <message>
        <source>No relay answers at %1. Check the address, or ask whether it is running.</source>
        <translation>%1 处没有中继应答，请检查地址或确认中继是否正在运行。</translation>
    </message>
    <message>
        <source>The relay at %1 can&apos;t be reached. Check your network and try again.</source>
        <translation>无法连接位于 %1 的中继，请检查网络后重试。</translation>
    </message>
    <message>
        <source>The relay at %1 did not answer in time. Try again.</source>
        <translation>位于 %1 的中继未及时应答，请重试。</translation>
    </message>
    <message>
        <source>This user may not sign in here.</source>
        <translation>该用户无权在此登录。</translation>
    </message>
    <message>
        <source>User or password is wrong.</source>
        <translation>用户名或密码错误。</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a minute, then try again.</source>
        <translation>尝试次数过多，请等待一分钟后再试。</translation>
    </message>
    <message>
        <source>The relay has a problem of its own. Try again in a moment.</source>
        <translation>中继自身出现问题，请稍后再试。</translation>
    </message>
    <message>
        <source>Signing in was cancelled.</source>
        <translation>已取消登录。</translation>
    </message>
    <message>
        <source>What answers at %1 is no Callboard relay. Check the address.</source>
        <translation>%1 处应答的不是 Callboard 中继，请检查地址。</translation>
    </message>
    <message>
        <source>This system has no keychain: secrets are kept in memory for this session only.</source>
        <translation>本系统没有钥匙串：密码等机密仅在本次会话期间保存在内存中。</translation>
    </message>
    <message>
        <source>Access to the keychain was refused: secrets are kept in memory for this session only.</source>
        <translation>对钥匙串的访问被拒绝：密码等机密仅在本次会话期间保存在内存中。</translation>
    </message>
    <message>
        <source>The keychain does not answer: secrets are kept in memory for this session only.</source>
        <translation>钥匙串没有响应：密码等机密仅在本次会话期间保存在内存中。</translation>
    </message>
    <message>
        <source>The keychain is locked or can&apos;t be used: secrets are kept in memory for this session only.</source>
        <translation>钥匙串已锁定或无法使用：密码等机密仅在本次会话期间保存在内存中。</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>正在读取钥匙串…</translation>
    </message>
    <message>
        <source>Starting relay and exchange on this computer…</source>
        <translation>正在本机启动中继和交换机…</translation>
    </message>
    <message>
        <source>Starting the relay on this computer…</source>
        <translation>正在本机启动中继…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Give the profile a name.</source>
        <translation>请为配置命名。</translation>
    </message>
    <message>
        <source>Enter the relay&apos;s address, such as https://relay.example.com.</source>
        <translation>请输入中继地址，例如 https://relay.example.com。</translation>
    </message>
    <message>
        <source>The address has to begin with https: a password is never sent unprotected to another computer.</source>
        <translation>地址必须以 https 开头：密码绝不会在未加密的情况下发送到其他计算机。</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>请输入用户名。</translation>
    </message>
</context>
<context>
    <name>callboard::SoundActions</name>
    <message>
        <source>My microphone is off.</source>
        <translation>我的麦克风已关闭。</translation>
    </message>
    <message>
        <source>My microphone is on.</source>
        <translation>我的麦克风已打开。</translation>
    </message>
    <message>
        <source>No other console of yours has the sound of a call.</source>
        <translation>您的其他控制台没有占用任何通话的声音。</translation>
    </message>
    <message>
        <source>My microphone o&amp;ff</source>
        <translation>关闭我的麦克风(&amp;F)</translation>
    </message>
    <message>
        <source>Bring the call&apos;s &amp;sound here</source>
        <translation>把通话声音转到这里(&amp;S)</translation>
    </message>
</context>
<context>
    <name>callboard::SoundGroup</name>
    <message>
        <source>This computer has no microphone and speaker: calls are taken on another device.</source>
        <translation>此计算机没有麦克风和扬声器：通话在其他设备上接听。</translation>
    </message>
    <message>
        <source>Stop t&amp;he test</source>
        <translation>停止测试(&amp;H)</translation>
    </message>
    <message>
        <source>T&amp;est: hear myself</source>
        <translation>测试：听自己的声音(&amp;E)</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>&amp;Microphone:</source>
        <translation>麦克风(&amp;M)：</translation>
    </message>
    <message>
        <source>Spea&amp;ker:</source>
        <translation>扬声器(&amp;K)：</translation>
    </message>
    <message>
        <source>R&amp;inger:</source>
        <translation>振铃设备(&amp;I)：</translation>
    </message>
    <message>
        <source>Microphone level:</source>
        <translation>麦克风音量：</translation>
    </message>
    <message>
        <source>Ri&amp;ng volume:</source>
        <translation>铃声音量(&amp;N)：</translation>
    </message>
    <message>
        <source>Microphone level</source>
        <translation>麦克风音量</translation>
    </message>
    <message>
        <source>Ring volume</source>
        <translation>铃声音量</translation>
    </message>
    <message>
        <source>Tr&amp;y</source>
        <translation>试听(&amp;Y)</translation>
    </message>
    <message>
        <source>Take calls &amp;on this computer (otherwise on another device)</source>
        <translation>在此计算机上接听通话（否则在其他设备上）(&amp;O)</translation>
    </message>
</context>
<context>
    <name>callboard::SoundIndicator</name>
    <message>
        <source>My microphone is off · %1</source>
        <translation>我的麦克风已关闭 · %1</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>声音：%1</translation>
    </message>
</context>
<context>
    <name>callboard::SoundWords</name>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>Ringer</source>
        <translation>振铃设备</translation>
    </message>
    <message>
        <source>none</source>
        <comment>device</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Mic %1, Spk %2</source>
        <translation>麦克风 %1，扬声器 %2</translation>
    </message>
    <message>
        <source>%1: there is no device.</source>
        <translation>%1：没有设备。</translation>
    </message>
    <message>
        <source>%1: %2 can&apos;t be opened; it is tried again.</source>
        <translation>%1：无法打开 %2，正在重试。</translation>
    </message>
    <message>
        <source>%1: the chosen device is gone; %2 stands in.</source>
        <translation>%1：所选设备已断开，由 %2 代替。</translation>
    </message>
    <message>
        <source>Speak now: recording for 3 seconds…</source>
        <translation>请讲话：正在录音 3 秒…</translation>
    </message>
    <message>
        <source>This is what your microphone heard…</source>
        <translation>这是您的麦克风听到的声音…</translation>
    </message>
    <message>
        <source>Nothing was heard: is the microphone switched on, and the right one?</source>
        <translation>没有听到声音：麦克风是否已打开，是否选对了？</translation>
    </message>
    <message>
        <source>Loudest moment: %1 dB.</source>
        <translation>最大音量：%1 dB。</translation>
    </message>
    <message>
        <source>Muted by supervisor</source>
        <translation>已被主管静音</translation>
    </message>
    <message>
        <source>My microphone is off</source>
        <translation>我的麦克风已关闭</translation>
    </message>
    <message>
        <source>My microphone is off while everybody is on hold</source>
        <translation>所有人都在保持中，我的麦克风已关闭</translation>
    </message>
    <message>
        <source>My microphone is on</source>
        <translation>我的麦克风已打开</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>Sound %1 (%2 of 5), delay %3 ms, loss %4 %</source>
        <translation>声音%1（%2/5），延迟 %3 毫秒，丢失 %4 %</translation>
    </message>
    <message>
        <source>The call&apos;s sound is being joined…</source>
        <translation>正在接入通话声音…</translation>
    </message>
    <message>
        <source>The call&apos;s sound was cut; it is being joined again…</source>
        <translation>通话声音已中断，正在重新接入…</translation>
    </message>
    <message>
        <source>Another console of yours has this call&apos;s sound.</source>
        <translation>您的另一个控制台正在使用此通话的声音。</translation>
    </message>
    <message>
        <source>The relay does not let you into this call&apos;s sound.</source>
        <translation>中继不允许您接入此通话的声音。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>callboard::TargetDialog</name>
    <message>
        <source>Whom do you want to call? Several make a group call.</source>
        <translation>要呼叫谁？输入多个即为群组通话。</translation>
    </message>
    <message>
        <source>Who shall join the call?</source>
        <translation>让谁加入通话？</translation>
    </message>
    <message>
        <source>Where shall the call go? Once it is accepted, the call goes on without you.</source>
        <translation>把通话转给谁？对方接受后，通话将不再经过您。</translation>
    </message>
    <message>
        <source>Where shall it ring instead of here?</source>
        <translation>改为在哪里振铃？</translation>
    </message>
    <message>
        <source>&amp;Who is transferred</source>
        <translation>被转接方(&amp;W)</translation>
    </message>
    <message>
        <source>Number &amp;shown</source>
        <translation>显示号码(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
    <message>
        <source>App users see it while it rings</source>
        <translation>应用用户在振铃时可见</translation>
    </message>
</context>
<context>
    <name>callboard::TimelinePane</name>
    <message>
        <source>Events of the call</source>
        <translation>通话事件</translation>
    </message>
    <message>
        <source>Raw event</source>
        <translation>原始事件</translation>
    </message>
    <message>
        <source>Choose an event to see it as it came.</source>
        <translation>选择一个事件以查看其原文。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>callboard::TranscriptPane</name>
    <message>
        <source>Nothing was said yet.</source>
        <translation>还没有人说话。</translation>
    </message>
    <message>
        <source>This call was not transcribed.</source>
        <translation>此通话没有转写。</translation>
    </message>
    <message>
        <source>The call is not being transcribed.</source>
        <translation>此通话没有在转写。</translation>
    </message>
    <message>
        <source>Transcript of the call</source>
        <translation>通话转写</translation>
    </message>
</context>
<context>
    <name>callboard::VoiceRow</name>
    <message>
        <source>Bring it &amp;here</source>
        <translation>转到这里(&amp;H)</translation>
    </message>
    <message>
        <source>Microphone level</source>
        <translation>麦克风音量</translation>
    </message>
    <message>
        <source>Switch my microphone on (Ctrl+M)</source>
        <translation>打开我的麦克风 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Switch my microphone off (Ctrl+M)</source>
        <translation>关闭我的麦克风 (Ctrl+M)</translation>
    </message>
    <message>
        <source>You are muted: nobody hears you. Press Ctrl+M to be heard.</source>
        <translation>您已静音：没有人能听到您。按 Ctrl+M 即可发言。</translation>
    </message>
</context>
<context>
    <name>callboard::WatchDialog</name>
    <message>
        <source>Every key that %1 presses shows up among the events until you end it.</source>
        <translation>在您结束之前，%1 按下的每个键都会显示在事件中。</translation>
    </message>
    <message>
        <source>Sensiti&amp;ve: show ••• instead of the keys</source>
        <translation>敏感：以 ••• 代替按键(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>监看(&amp;W)</translation>
    </message>
</context>
<context>
    <name>callboard::Waveform</name>
    <message>
        <source>At %1 of %2</source>
        <translation>位于 %1，共 %2</translation>
    </message>
</context>
</TS>

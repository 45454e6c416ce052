<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>callboard::ActionText</name>
    <message numerus="yes">
        <source>%1, requested %n second(s) ago</source>
        <translation>
            <numerusform>%1, requested %n second ago</numerusform>
            <numerusform>%1, requested %n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, accepted, waiting for %n second(s)</source>
        <translation>
            <numerusform>%1, accepted, waiting for %n second</numerusform>
            <numerusform>%1, accepted, waiting for %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::CallWords</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::CountdownRing</name>
    <message numerus="yes">
        <source>%Ln second(s) left to answer</source>
        <translation>
            <numerusform>%Ln second left to answer</numerusform>
            <numerusform>%Ln seconds left to answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::ErrorText</name>
    <message numerus="yes">
        <source>The service is busy. Retry in %n second(s).</source>
        <translation>
            <numerusform>The service is busy. Retry in %n second.</numerusform>
            <numerusform>The service is busy. Retry in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::EventText</name>
    <message numerus="yes">
        <source>%n participant(s)</source>
        <translation>
            <numerusform>%n participant</numerusform>
            <numerusform>%n participants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on hold</source>
        <translation>
            <numerusform>%n on hold</numerusform>
            <numerusform>%n on hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n muted</source>
        <translation>
            <numerusform>%n muted</numerusform>
            <numerusform>%n muted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::LinkWords</name>
    <message numerus="yes">
        <source>Connected again. Catching up: %Ln event(s) to go.</source>
        <translation>
            <numerusform>Connected again. Catching up: %Ln event to go.</numerusform>
            <numerusform>Connected again. Catching up: %Ln events to go.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::MainWindow</name>
    <message numerus="yes">
        <source>%n call(s) will go on without this window.</source>
        <translation>
            <numerusform>%n call will go on without this window.</numerusform>
            <numerusform>%n calls will go on without this window.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::MediaStrip</name>
    <message numerus="yes">
        <source>The recording resumes in %n second(s).</source>
        <translation>
            <numerusform>The recording resumes in %n second.</numerusform>
            <numerusform>The recording resumes in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::PlayerPane</name>
    <message numerus="yes">
        <source>Paused %n time(s) while it was made.</source>
        <translation>
            <numerusform>Paused %n time while it was made.</numerusform>
            <numerusform>Paused %n times while it was made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::PromptFields</name>
    <message numerus="yes">
        <source>The text is too long: the service reads %n character(s) at most.</source>
        <translation>
            <numerusform>The text is too long: the service reads %n character at most.</numerusform>
            <numerusform>The text is too long: the service reads %n characters at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::RecordingWords</name>
    <message numerus="yes">
        <source>%n voice(s) apart</source>
        <translation>
            <numerusform>%n voice apart</numerusform>
            <numerusform>%n voices apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are not stored, and the service&apos;s time is up: some may be lost.</source>
        <translation>
            <numerusform>%n recording is not stored, and the service&apos;s time is up: it may be lost.</numerusform>
            <numerusform>%n recordings are not stored, and the service&apos;s time is up: some may be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are still not stored. The service deletes the first in %1.</source>
        <translation>
            <numerusform>%n recording is still not stored. The service deletes it in %1.</numerusform>
            <numerusform>%n recordings are still not stored. The service deletes the first in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are not stored yet.</source>
        <translation>
            <numerusform>%n recording is not stored yet.</numerusform>
            <numerusform>%n recordings are not stored yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are not stored yet: %1 left.</source>
        <translation>
            <numerusform>%n recording is not stored yet: %1 left.</numerusform>
            <numerusform>%n recordings are not stored yet: %1 left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>callboard::SettingsPage</name>
    <message numerus="yes">
        <source>after %n second(s)</source>
        <translation>
            <numerusform>after %n second</numerusform>
            <numerusform>after %n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>

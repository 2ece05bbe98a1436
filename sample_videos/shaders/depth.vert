#version 330
// Depth only, seen from a light.
in vec3 position;
uniform mat4 light;

invariant gl_Position;

void main() {
    gl_Position = light * vec4(position, 1.0);
}

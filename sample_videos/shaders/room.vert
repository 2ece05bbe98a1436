#version 330
in vec3 position;
in vec3 normal;
in vec3 colour;
in vec2 material;  // roughness 0..1, surface number
uniform mat4 view_projection;
out vec3 world;
out vec3 facing;
out vec3 base;
out vec2 matter;

invariant gl_Position;

void main() {
    world = position;
    facing = normal;
    base = colour;
    matter = material;
    gl_Position = view_projection * vec4(position, 1.0);
}
